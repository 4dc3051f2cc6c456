/**
 * Draws the modules of a QR code as one SVG path, one stroke per run of dark modules.
 * `modules` is row by row, '1' dark and '0' light, `size` modules a side. Throws RangeError when they do not agree.
 */
export function qrPath(modules: string, size: number): string {
  if (modules.length !== size * size) throw new RangeError(`expected ${size * size} modules, got ${modules.length}`);
  let path = '';
  for (let row = 0; row < size; row += 1) {
    for (const run of modules.slice(row * size, (row + 1) * size).matchAll(/1+/g)) {
      path += `M${run.index} ${row}h${run[0].length}v1h-${run[0].length}z`;
    }
  }
  return path;
}
