import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { previewClaims, renderCertificate, type LogoSlot } from '#certificates';
import { CommandError, EXIT, type Command } from './command';

const TEMPLATES = ['landscape', 'portrait'] as const;

async function logosOf(value: string | boolean | undefined): Promise<LogoSlot[]> {
  if (typeof value !== 'string') return [];
  return Promise.all(value.split(',').map(async (file) => {
    try {
      return { png: new Uint8Array(await readFile(path.resolve(file))) };
    } catch (cause) {
      throw new CommandError(`The logo ${file} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`);
    }
  }));
}

/** For those who design templates: needs no database and no keys, and signs nothing. */
export const certificatesPreview: Command = {
  name: 'certificates preview',
  summary: 'Print the templates with awkward data (longest names, 40 subjects, three officials).',
  usage: '--out DIR [--template landscape|portrait] [--logo A.png,B.png]',
  options: {
    out: { type: 'string', summary: 'folder for the files; made when it is not there' },
    template: { type: 'string', summary: 'only this template: landscape or portrait' },
    logo: { type: 'string', summary: 'PNG logos at the head, at most three, separated by commas' },
  },
  args: { min: 0, max: 0 },
  async run({ flags, json }, { out, note }) {
    if (typeof flags.out !== 'string') throw new CommandError('Say where: --out DIR');
    const wanted = TEMPLATES.filter((template) => flags.template === undefined || flags.template === template);
    if (wanted.length === 0) throw new CommandError(`Unknown template: ${String(flags.template)}. There are ${TEMPLATES.join(' and ')}.`);
    const logos = await logosOf(flags.logo);
    if (logos.length > 3) throw new CommandError('At most three logos.');
    const folder = path.resolve(flags.out);
    await mkdir(folder, { recursive: true });
    for (const template of wanted) {
      for (const { name, claims } of previewClaims) {
        const file = path.join(folder, `${template}-v${claims.templateVersion}-${name}.pdf`);
        await writeFile(file, await renderCertificate({ ...claims, template }, { logos }));
        out(json ? JSON.stringify({ file, template, version: claims.templateVersion, case: name }) : file);
      }
    }
    note(`${wanted.length * previewClaims.length} files in ${folder}`);
    return EXIT.ok;
  },
};
