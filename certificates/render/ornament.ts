/** Ornaments of our own: a guilloche braid, a woven bamboo strip (anyaman) and rosettes, all as curves. */
import type { Ornament } from './assets.ts';
import { number } from './canvas.ts';
import type { Canvas, Colour } from './canvas.ts';

/** Deep teal of the frame and warm brown of the weave: far apart in grey too. */
export const TEAL: Colour = [0.07, 0.31, 0.36];
export const BROWN: Colour = [0.6, 0.4, 0.11];
export const TINT: Colour = [0.9, 0.935, 0.935];

const stroke = (colour: Colour, width: number): string => `${colour.map(number).join(' ')} RG ${width} w`;

/** One period of a sine from 0 to `length` as four cubic curves, exact at the joints. */
function wave(length: number, middle: number, height: number, phase: number): string {
  const steps = 8;
  const at = (t: number): [number, number] => [t * length, middle + height * Math.sin(2 * Math.PI * t + phase)];
  const slope = (t: number): number => (2 * Math.PI * height * Math.cos(2 * Math.PI * t + phase)) / length;
  const third = length / steps / 3;
  let path = `${at(0).map(number).join(' ')} m`;
  for (let i = 0; i < steps; i += 1) {
    const [x0, y0] = at(i / steps);
    const [x1, y1] = at((i + 1) / steps);
    const first = [x0 + third, y0 + slope(i / steps) * third];
    const second = [x1 - third, y1 - slope((i + 1) / steps) * third];
    path += ` ${[...first, ...second, x1, y1].map(number).join(' ')} c`;
  }
  return path;
}

/** Period of the braid in points. */
const PERIOD = 28;
/** Width of the braid band. */
export const BRAID = 15;

/** One period of a braid of interlaced waves; placed again and again along a side. */
function braid(): Ornament {
  const strands = [0, 0.5, 1, 1.5].flatMap((half) => [
    wave(PERIOD, BRAID / 2, BRAID * 0.42, half * Math.PI),
    wave(PERIOD, BRAID / 2, BRAID * 0.24, half * Math.PI + Math.PI / 4),
  ]);
  return { name: 'Braid', box: [-0.5, 0, PERIOD + 0.5, BRAID], operators: `${stroke(TEAL, 0.45)} ${strands.join(' ')} S` };
}

/** Side of one field of the weave. */
const FIELD = 5.5;

/** Two fields of plaited bamboo: three strips lying, three standing. */
function weave(): Ornament {
  const strips: string[] = [];
  const gap = FIELD / 3;
  for (let i = 0; i < 3; i += 1) {
    strips.push(`0.3 ${number(i * gap + 0.3)} ${number(FIELD - 0.6)} ${number(gap - 0.6)} re`);
    strips.push(`${number(FIELD + i * gap + 0.3)} 0.3 ${number(gap - 0.6)} ${number(FIELD - 0.6)} re`);
  }
  return { name: 'Weave', box: [0, 0, 2 * FIELD, FIELD], operators: `${BROWN.map(number).join(' ')} rg ${strips.join(' ')} f` };
}

/** A closed guilloche curve around the origin: radius modulated by a cosine. */
function ring(radius: number, depth: number, petals: number, turn: number): string {
  const steps = petals * 14;
  const at = (i: number): string => {
    const angle = (2 * Math.PI * i) / steps;
    const r = radius + depth * Math.cos(petals * angle + turn);
    return `${number(r * Math.cos(angle))} ${number(r * Math.sin(angle))}`;
  };
  return `${at(0)} m ${Array.from({ length: steps - 1 }, (_, i) => `${at(i + 1)} l`).join(' ')} h`;
}

function rosette(name: string, size: number, petals: number, width: number, colour: Colour, layers: number): Ornament {
  const rings = Array.from({ length: layers }, (_, i) => {
    const radius = size * (0.42 + (0.36 * i) / layers);
    return [0, Math.PI].map((turn) => ring(radius, size * 0.22, petals, turn + (i * Math.PI) / layers)).join(' ');
  });
  return { name, box: [-size, -size, size, size], operators: `${stroke(colour, width)} 1 j ${rings.join(' ')} S` };
}

/** A small seal of its own design at the head; it stands where an institution may put its logo. */
function crest(): Ornament {
  const petal = (turn: number): string => {
    const [c, s] = [Math.cos(turn), Math.sin(turn)];
    const to = (x: number, y: number): string => `${number(x * c - y * s)} ${number(x * s + y * c)}`;
    return `${to(0, 5)} m ${to(5.5, 9)} ${to(5, 15)} ${to(0, 19)} c ${to(-5, 15)} ${to(-5.5, 9)} ${to(0, 5)} c h`;
  };
  const petals = Array.from({ length: 8 }, (_, i) => petal((i * Math.PI) / 4)).join(' ');
  return {
    name: 'Crest', box: [-23, -23, 23, 23],
    operators: `${stroke(TEAL, 0.9)} ${ring(21.5, 0.9, 24, 0)} S ${stroke(BROWN, 0.6)} ${ring(3.2, 0, 12, 0)} S ${stroke(TEAL, 0.8)} ${petals} S`,
  };
}

/** All ornaments of the certificate. */
export const ornaments: readonly Ornament[] = [
  braid(), weave(), crest(), rosette('Corner', 15.5, 10, 0.45, TEAL, 2), rosette('Ground', 150, 18, 0.8, TINT, 4),
];

/** Repeats an ornament of `step` points along a side of `length`, stretched a little so that it comes out even. */
function run(canvas: Canvas, name: string, step: number, length: number, matrix: (at: number, stretch: number) => readonly [number, number, number, number, number, number]): void {
  const count = Math.max(1, Math.round(length / step));
  const stretch = length / (count * step);
  for (let i = 0; i < count; i += 1) canvas.place(name, matrix(i * step * stretch, stretch));
}

/** Runs an ornament along all four sides of a rectangle, `depth` thick, inside it, corners left free. */
function around(canvas: Canvas, name: string, step: number, depth: number, box: { x: number; y: number; width: number; height: number; corner: number }): void {
  const { x, y, width, height, corner } = box;
  const [across, up] = [width - 2 * corner, height - 2 * corner];
  run(canvas, name, step, across, (at, s) => [s, 0, 0, 1, x + corner + at, y]);
  run(canvas, name, step, across, (at, s) => [s, 0, 0, 1, x + corner + at, y + height - depth]);
  run(canvas, name, step, up, (at, s) => [0, s, -1, 0, x + depth, y + corner + at]);
  run(canvas, name, step, up, (at, s) => [0, s, -1, 0, x + width, y + corner + at]);
}

/** The frame of the front: line, braid with corner rosettes, line, woven strip, hairline. */
export function drawFrame(canvas: Canvas): void {
  const edge = 20;
  const [width, height] = [canvas.width - 2 * edge, canvas.height - 2 * edge];
  const corner = BRAID * 2;
  canvas.frame(edge, edge, width, height, 1.1, TEAL);
  around(canvas, 'Braid', PERIOD, BRAID, { x: edge + 2, y: edge + 2, width: width - 4, height: height - 4, corner });
  const inner = edge + BRAID + 4;
  const centre = edge + 2 + BRAID - 0.5;
  for (const cx of [centre, canvas.width - centre]) {
    for (const cy of [centre, canvas.height - centre]) canvas.place('Corner', [1, 0, 0, 1, cx, cy]);
  }
  const cut = corner + 2;
  canvas.line(edge + cut, inner, canvas.width - edge - cut, inner, 0.6, TEAL);
  canvas.line(edge + cut, canvas.height - inner, canvas.width - edge - cut, canvas.height - inner, 0.6, TEAL);
  canvas.line(inner, edge + cut, inner, canvas.height - edge - cut, 0.6, TEAL);
  canvas.line(canvas.width - inner, edge + cut, canvas.width - inner, canvas.height - edge - cut, 0.6, TEAL);
  const strip = inner + 2.5;
  around(canvas, 'Weave', 2 * FIELD, FIELD, { x: strip, y: strip, width: canvas.width - 2 * strip, height: canvas.height - 2 * strip, corner: 16 });
}

/** The quiet frame of further pages. */
export function drawPlainFrame(canvas: Canvas): void {
  canvas.frame(26, 26, canvas.width - 52, canvas.height - 52, 1, TEAL);
  canvas.frame(29, 29, canvas.width - 58, canvas.height - 58, 0.4, TEAL);
}
