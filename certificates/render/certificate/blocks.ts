/** Blocks of the front: centred lines one below the other, the spare height shared out between them. */
import type { Canvas, TextStyle } from '../canvas.ts';
import { element } from '../structure.ts';
import type { Role, StructureElement } from '../structure.ts';

/** A run of centred lines. `gap` is the least space above it, `share` its part of the spare height. */
export interface Block {
  readonly role: Role | 'Artifact';
  readonly alt?: string;
  readonly height: number;
  readonly gap: number;
  readonly share: number;
  draw(top: number): void;
}

/** Space around lines. */
export interface Spacing {
  readonly gap?: number;
  readonly share?: number;
  readonly leading?: number;
  readonly role?: Role;
}

/** Lines in the middle of the page. */
export function lines(canvas: Canvas, texts: readonly string[], style: TextStyle, { gap = 0, share = 0, leading = 1.28, role = 'P' }: Spacing = {}): Block {
  const step = style.size * leading;
  return {
    role, height: texts.length * step, gap, share,
    draw: (top) => texts.forEach((text, i) => canvas.text(text, canvas.width / 2, top - style.size * 0.95 - i * step, { ...style, align: 'centre' }, i < texts.length - 1)),
  };
}

function drawOne(canvas: Canvas, document: StructureElement, block: Block, top: number): void {
  if (block.role === 'Artifact') canvas.artifact('Layout', () => block.draw(top));
  else canvas.tagged(element(document, block.role, block.alt === undefined ? {} : { alt: block.alt }), () => block.draw(top));
}

/**
 * Draws blocks downwards between `top` and `bottom`. Spare height goes into the gaps by share, at most `most` points
 * each; what does not fit even with the least gaps is shrunk as a whole.
 */
export function drawBlocks(canvas: Canvas, document: StructureElement, blocks: readonly Block[], place: { top: number; bottom: number; most: number }): void {
  const { top, bottom, most } = place;
  const needed = blocks.reduce((sum, { height, gap }) => sum + height + gap, 0);
  const shares = blocks.reduce((sum, { share }) => sum + share, 1);
  const unit = Math.min(most, Math.max(0, (top - bottom - needed) / shares));
  const used = needed + unit * (shares - 1);
  // What is left over beyond the largest gaps stands half above, so that the whole stays in the middle.
  const lead = Math.max(0, top - bottom - used - unit) / 2;
  canvas.shrunk(Math.min(1, (top - bottom) / needed), canvas.width / 2, top, () => {
    let y = top - lead;
    for (const block of blocks) {
      y -= block.gap + block.share * unit;
      drawOne(canvas, document, block, y);
      y -= block.height;
    }
  });
}
