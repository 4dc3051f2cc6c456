import type { Runtime } from '~/platform/runtime.server';
import { testSigning, type SigningFacts } from './test-signing.server';

/** Opens the keys (makes them at the first start) and proves that they sign. @throws KeyError: the boot must stop */
export function readyCertification(rt: Runtime): Promise<SigningFacts> {
  return testSigning(rt);
}
