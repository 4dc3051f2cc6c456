import { create } from 'qrcode';

export interface QrModules {
  /** '1' dark, '0' light, row by row. */
  readonly modules: string;
  readonly size: number;
}

/** The QR code of a card's code. Level Q: a quarter of it may be worn off a card carried for four days. */
export function qrModules(text: string): QrModules {
  const { modules } = create(text, { errorCorrectionLevel: 'Q' });
  return { modules: Array.from(modules.data, (dark) => (dark ? '1' : '0')).join(''), size: modules.size };
}
