import { isUniqueViolation } from '~/platform/db/errors.server';

/** Runs the work again, once, when somebody else wrote the same unique value first: it then sees what they wrote. */
export async function retryCollision<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return work();
  }
}
