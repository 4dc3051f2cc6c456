import { FieldNotes, RequiredMark, useField } from './field';
import type { FieldBase } from './field';
import { formatBytes } from './format';
import { useLocale, useTexts } from './texts';
import { words } from './words';
import { Icon } from './icons';

export interface FileFieldProps extends FieldBase {
  /** As the browser wants it: ".pdf,image/jpeg". */
  accept?: string;
  /** The same in words: "PDF atau JPG". */
  types?: string;
  /** Largest file in bytes, said in words; the server enforces it. */
  maxBytes?: number;
  multiple?: boolean;
  /** Opens the camera of a phone. */
  capture?: 'environment' | 'user';
  /** A large zone that takes a dropped file. */
  drop?: boolean;
}

/** A file to send, with its allowed kinds and weight said before it is chosen. The form needs `files`. */
export function FileField({ hint, accept, types, maxBytes, multiple, capture, drop, mark, ...props }: FileFieldProps) {
  const t = useTexts(words);
  const locale = useLocale();
  const limits = [types ? t('fileAllowed', { types }) : '', maxBytes ? t('fileLimit', { size: formatBytes(maxBytes, locale) }) : ''].filter(Boolean);
  const notes = hint || limits.length > 0 ? <>{hint} {limits.join(' ')}</> : undefined;
  const { id, errors, described, invalid } = useField({ ...props, hint: notes });
  const input = (
    <input
      className={drop ? 'dropzone-input' : 'input'} type="file" id={id} name={props.name} required={props.required} disabled={props.disabled}
      aria-describedby={described} aria-invalid={invalid} data-max-bytes={maxBytes} {...{ accept, multiple, capture }}
    />
  );
  return (
    <div className="field" data-invalid={invalid ? '' : undefined}>
      <label htmlFor={id}>{props.label}<RequiredMark required={props.required} mark={mark} /></label>
      <FieldNotes id={id} hint={notes} errors={errors} />
      {drop ? <div className="dropzone"><p><Icon name="upload" /> {t('fileDrop')}</p>{input}</div> : input}
    </div>
  );
}

/** FileField as a large zone for dropping. */
export function Dropzone(props: Omit<FileFieldProps, 'drop'>) {
  return <FileField {...props} drop />;
}
