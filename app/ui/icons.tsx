import type { ReactNode } from 'react';

/** Strokes on a 24 × 24 grid, drawn for this kit. Every icon stands beside a word, so it is hidden from readers. */
const STROKES = {
  'arrow-left': 'M19 12H5m6-6-6 6 6 6',
  'arrow-right': 'M5 12h14m-6-6 6 6-6 6',
  award: 'M12 3a6 6 0 1 0 0 12 6 6 0 0 0 0-12M8.5 14 7 21l5-2.5L17 21l-1.5-7',
  bad: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M9 9l6 6m0-6-6 6',
  book: 'M12 6C9.5 4.5 6.5 4 3.5 4v14.5c3 0 6 .5 8.5 2 2.5-1.5 5.5-2 8.5-2V4c-3 0-6 .5-8.5 2v14',
  calendar: 'M4 6h16v14H4zM4 10.5h16M8 3v5m8-5v5',
  chart: 'M4 4v16h16M8.5 16v-4m4.5 4V8m4.5 8v-6',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 7v5l3.5 2',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  download: 'M12 4v11m-5-5 5 5 5-5M4 20h16',
  edit: 'M4 20l1-4.5L16 4.5l3.5 3.5L8.5 19zM14 6.5l3.5 3.5',
  external: 'M10 5H5v14h14v-5M14 4h6v6m0-6-9 9',
  file: 'M6 3h8l4 4v14H6zM14 3v4h4',
  filter: 'M4 5h16l-6.5 8v6l-3-1.5V13z',
  flag: 'M5 21V4h13l-2.5 4.5L18 13H5',
  globe: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M3 12h18M12 3c5 5.5 5 12.5 0 18-5-5.5-5-12.5 0-18',
  home: 'M3.5 11 12 4l8.5 7M6 9.5V20h12V9.5M10 20v-6h4v6',
  info: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 11v5.5M12 7.5v.5',
  list: 'M9 6h11M9 12h11M9 18h11M4.5 6h.5m-.5 6h.5m-.5 6h.5',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  menu: 'M4 6.5h16M4 12h16M4 17.5h16',
  message: 'M4 5h16v11h-9l-4.5 4v-4H4z',
  neutral: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M8.5 12h7',
  ok: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18m-4 9.5 3 3 5.5-6',
  people: 'M9 5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7M2.5 20c0-4 2.5-6 6.5-6s6.5 2 6.5 6M15.5 5.5a3.5 3.5 0 0 1 0 6M18 14.5c2.5.8 3.5 2.800 3.5 5.5',
  person: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8M4.5 20.5c0-4.5 3-6.5 7.5-6.5s7.5 2 7.5 6.5',
  phone: 'M7 2.5h10v19H7zM11 18.5h2',
  pin: 'M12 21.5C7.5 16 5.5 13 5.5 9.5a6.5 6.5 0 0 1 13 0c0 3.5-2 6.5-6.5 12M12 7.5a2 2 0 1 0 0 4.5 2 2 0 0 0 0-4.5',
  plus: 'M12 5v14M5 12h14',
  print: 'M7 8V3.5h10V8M7 17H4V8h16v9h-3M7 14h10v6.5H7z',
  qr: 'M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2.5v2.5M20 14v6h-6',
  scan: 'M4 8V4h4m8 0h4v4m0 8v4h-4m-8 0H4v-4M4 12h16',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M15.5 15.5 20.5 20.5',
  share: 'M12 15V4M7.5 8 12 3.5 16.5 8M5 13v7.5h14V13',
  shield: 'M12 3 5 5.5V11c0 5 3 8 7 10 4-2 7-5 7-10V5.5zM9 11.5l2.5 2.5 4-4.5',
  sign: 'M3.5 20.5h17M4 16c3-8 6-12 8-11.5s-2 11.5 0 11.5 3-4.5 4.5-4.5-.5 4 3.5 3',
  trash: 'M4 6.5h16M9 6V3.5h6V6M6 6.5 7 20.5h10l1-14M10 10.5v6m4-6v6',
  undo: 'M8.5 5 4 9.5 8.5 14M4 9.5h10.5a5 5 0 0 1 0 10H10',
  upload: 'M12 15V4M7 9l5-5 5 5M4 20h16',
  warn: 'M12 3.5 2.5 20h19zM12 10v4.5M12 17v.5',
} as const;

export type IconName = keyof typeof STROKES;

export const ICON_NAMES = Object.keys(STROKES) as IconName[];

/** A decorative drawing that always stands beside its word. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false">
      <path d={STROKES[name]} />
    </svg>
  );
}

/** A line that begins with an icon: time, place, weight. */
export function IconLine({ icon, children }: { icon: IconName; children: ReactNode }) {
  return <p className="icon-line"><Icon name={icon} /> <span>{children}</span></p>;
}

/** The mark of the service: a woven parcel, as provisions are carried. */
export function BrandMark() {
  return (
    <svg className="brand-mark" viewBox="0 0 40 40" width="40" height="40" aria-hidden="true" focusable="false">
      <g transform="rotate(45 20 20) translate(6 6)">
        <path d="M0 1.6h13M0 6.5h13M0 11.4h13M15 16.6h13M15 21.5h13M15 26.4h13" />
        <path d="M16.6 0v13M21.5 0v13M26.4 0v13M1.6 15v13M6.5 15v13M11.4 15v13" />
      </g>
    </svg>
  );
}
