import { DataTable, Status, useLocale, useTexts } from '~/ui';
import { resultRow, type ResultRow } from '../checking/result-rows';
import type { CheckedFile } from '../checking/checking';
import { checkingTexts } from '../checking/checking.texts';
import { VERDICT_TONES } from './file-result';

interface Line extends ResultRow { readonly at: number }

/** All files of a checking, a row each; the name leads to everything that was found. */
export function ResultTable({ files, href }: { files: readonly CheckedFile[]; href?: (at: number) => string }) {
  const t = useTexts(checkingTexts);
  const locale = useLocale();
  const rows: Line[] = files.map((file, index) => ({ ...resultRow(file, locale), at: index + 1 }));
  return (
    <DataTable<Line>
      caption={t('table')} captionHidden rows={rows} rowKey={({ at }) => String(at)}
      tone={({ said }) => (said === 'altered' || said === 'revoked' ? 'bad' : undefined)}
      columns={[
        { key: 'file', header: t('file'), cell: ({ name, at }) => (href ? <a href={href(at)}>{name}</a> : name) },
        { key: 'verdict', header: t('verdict'), cell: ({ said, verdict }) => <Status tone={VERDICT_TONES[said]}>{verdict}</Status> },
        { key: 'number', header: t('number'), cell: ({ number }) => number || '–' },
        { key: 'holder', header: t('holder'), cell: ({ holder }) => holder || '–' },
        { key: 'why', header: t('why'), cell: ({ why }) => why.join(' ') },
      ]}
    />
  );
}
