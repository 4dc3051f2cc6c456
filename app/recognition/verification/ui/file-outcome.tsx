import { Card, Status, useLocale } from '~/ui';
import { resultRow } from '../checking/result-rows';
import type { CheckedFile } from '../checking/checking';
import { FileResult } from './file-result';

/** One checked file: its result, or why there is none. */
export function FileOutcome({ file }: { file: CheckedFile }) {
  const locale = useLocale();
  if (file.answer) return <FileResult name={file.name} answer={file.answer} />;
  const { verdict, why } = resultRow(file, locale);
  return <Card kicker={file.name} title={<Status tone="neutral">{verdict}</Status>}><p className="lede">{why.join(' ')}</p></Card>;
}
