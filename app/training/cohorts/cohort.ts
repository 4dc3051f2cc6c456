/** The life of an angkatan, in order; each step forward is an act of an officer, with who and when. */
export const COHORT_STAGES = ['draf', 'pendaftaran', 'seleksi', 'berlangsung', 'penilaian', 'selesai', 'diarsipkan'] as const;
export type CohortStage = (typeof COHORT_STAGES)[number];

/** One step forward, or back by one while nothing is certified (before `selesai`). */
export function canMove(from: CohortStage, to: CohortStage): boolean {
  const step = COHORT_STAGES.indexOf(to) - COHORT_STAGES.indexOf(from);
  return step === 1 || (step === -1 && COHORT_STAGES.indexOf(from) < COHORT_STAGES.indexOf('selesai'));
}

/** What a nominee can be on the way to a participation. */
export const NOMINEE_STAGES = ['diusulkan', 'cadangan', 'dipilih', 'dipanggil', 'bersedia', 'menolak', 'mundur'] as const;
export type NomineeStage = (typeof NOMINEE_STAGES)[number];

const NEXT: Readonly<Record<NomineeStage, readonly NomineeStage[]>> = {
  diusulkan: ['dipilih', 'cadangan', 'mundur'],
  cadangan: ['dipilih', 'mundur'],
  dipilih: ['dipanggil', 'cadangan', 'mundur'],
  dipanggil: ['bersedia', 'menolak', 'mundur'],
  bersedia: ['mundur'],
  menolak: [],
  mundur: [],
};

export function canBecome(from: NomineeStage, to: NomineeStage): boolean {
  return NEXT[from].includes(to);
}

/** Does this stage hold one of the seats? */
export function holdsSeat(stage: NomineeStage): boolean {
  return stage === 'dipilih' || stage === 'dipanggil' || stage === 'bersedia';
}

/** Size of an angkatan that recurs in Jawa Timur and elsewhere; the office may set another. */
export const USUAL_SEATS = 30;

/** 4 → 'IV'. Angkatan and months are numbered so. Throws RangeError outside 1–3999. */
export function toRoman(value: number): string {
  if (!Number.isInteger(value) || value < 1 || value > 3999) throw new RangeError(`toRoman: ${value}`);
  const steps: readonly (readonly [number, string])[] = [
    [1000, 'M'], [900, 'CM'], [500, 'D'], [400, 'CD'], [100, 'C'], [90, 'XC'], [50, 'L'], [40, 'XL'], [10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I'],
  ];
  let rest = value;
  let text = '';
  for (const [worth, sign] of steps) {
    while (rest >= worth) {
      text += sign;
      rest -= worth;
    }
  }
  return text;
}
