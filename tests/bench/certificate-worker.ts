/** One thread of the certificate benchmark: makes what it is told for some seconds and counts. Figures of the processor are the main thread's to take. */
import { parentPort, workerData } from 'node:worker_threads';
import { createCrl, createIssuer, enrichPdf, fileVerdict, localTimestamper, openSigner, renderCertificate, revocationSource, verifyPdf, type Authority } from '#certificates';
import { sampleClaims } from '../certificates/support/sample-claims';
import { naivePdfLib, pdfKit } from './naive-certificates';

/** What one thread is asked to measure. */
export interface Task {
  readonly what: 'issue' | 'render' | 'verify' | 'naive-pdf-lib' | 'pdfkit';
  readonly level: 'B-B' | 'B-T' | 'B-LT' | 'B-LTA';
  readonly authority: Authority;
  readonly warm: number;
  readonly seconds: number;
  /** Stops after so many, whichever comes first. */
  readonly most?: number;
}

/** What it counted. */
export interface Count {
  readonly made: number;
  readonly milliseconds: number;
  readonly bytes: number;
  /** Resident memory in MiB at the beginning, at each tenth of the way, and at the end. */
  readonly resident: readonly number[];
}

const task = workerData as Task;
const signer = openSigner(task.authority.signer);
const timestamper = localTimestamper({ ...task.authority.timestamper, now: () => new Date() });
const issuer = createIssuer({ signer, ...(task.level === 'B-B' ? {} : { timestamper }) });
const crl = createCrl(task.authority.root, { revoked: [], number: 1, now: new Date() });
const authorities = [task.authority.root.certificate];
const revocation = revocationSource({ crls: [crl] });

const claims = (i: number) => sampleClaims({
  code: `K7QF-3M2P-${String(i % 10_000).padStart(4, '0')}`, number: `800.2/${i}/107.6/2017`, verifyUrl: `https://bekal.example.go.id/v/K7QF3M2P${i}`,
  participant: { ...sampleClaims().participant, printedName: `Siti Rahmawati ${['Anam', 'Budi', 'Citra', 'Dewi'][i % 4]} ${i}, S.Sos.` },
});

async function issue(i: number): Promise<Uint8Array> {
  const { pdf } = await issuer.issue(claims(i), { at: new Date(), reason: 'Penerbitan sertifikat', location: 'Surabaya' });
  if (task.level === 'B-B' || task.level === 'B-T') return pdf;
  return enrichPdf(pdf, { level: task.level, authorities, revocation, timestamper });
}

async function maker(): Promise<(i: number) => Promise<Uint8Array>> {
  switch (task.what) {
    case 'issue': return issue;
    case 'render': return (i) => renderCertificate(claims(i));
    case 'naive-pdf-lib': return (i) => naivePdfLib(claims(i), signer);
    case 'pdfkit': return (i) => pdfKit(claims(i));
    case 'verify': {
      const files = await Promise.all(Array.from({ length: 50 }, (_, i) => issue(i)));
      return async (i) => {
        const pdf = files[i % files.length] ?? new Uint8Array();
        // Another file each time, as far as anything remembered is concerned; bytes of the file stay what they are.
        const report = verifyPdf(pdf, { trustedRoots: authorities, crls: [crl], now: new Date(), timestampRequired: task.level !== 'B-B' });
        if (fileVerdict(report) !== 'genuine') throw new Error(`not genuine: ${report.reasons.join(', ')}`);
        return pdf;
      };
    }
  }
}

const resident = (): number => Math.round(process.memoryUsage.rss() / 1024 ** 2);

async function run(): Promise<void> {
  const make = await maker();
  for (let i = 0; i < task.warm; i += 1) await make(i);
  parentPort?.postMessage('warm');
  await new Promise((resolve) => parentPort?.once('message', resolve));
  const memory = [resident()];
  const [began, most] = [performance.now(), task.most ?? Number.MAX_SAFE_INTEGER];
  let [made, bytes] = [0, 0];
  while (made < most && performance.now() - began < task.seconds * 1000) {
    bytes = (await make(made)).length;
    made += 1;
    if (task.most !== undefined && made % Math.ceil(task.most / 10) === 0) memory.push(resident());
  }
  const count: Count = { made, milliseconds: performance.now() - began, bytes, resident: memory };
  parentPort?.postMessage(count);
}

void run();
