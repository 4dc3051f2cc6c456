import type { ReactNode } from 'react';
import { Icon } from './icons';
import type { IconName } from './icons';

export type ButtonKind = 'primary' | 'secondary' | 'danger' | 'quiet';

interface Look {
  kind?: ButtonKind;
  /** `small` keeps its 44 px target; `wide` fills the line on phones. */
  size?: 'normal' | 'small' | 'wide';
  icon?: IconName;
  children: ReactNode;
}

const inside = (icon: IconName | undefined, children: ReactNode) => (
  <>
    {icon ? <Icon name={icon} /> : null}
    <span>{children}</span>
  </>
);

export interface ButtonProps extends Look {
  type?: 'submit' | 'button' | 'reset';
  name?: string;
  value?: string;
  /** Id of a form elsewhere on the page. */
  form?: string;
  /** Sends the form to another address. */
  formAction?: string;
  disabled?: boolean;
  id?: string;
}

/** A button that acts. For going somewhere use LinkButton. */
export function Button({ kind = 'primary', size = 'normal', icon, children, type = 'submit', ...rest }: ButtonProps) {
  return (
    <button className="button" data-kind={kind} data-size={size} type={type} {...rest}>
      {inside(icon, children)}
    </button>
  );
}

export interface LinkButtonProps extends Look {
  href: string;
  /** Asks the browser to save the file; a text proposes its name. */
  download?: boolean | string;
  rel?: string;
  id?: string;
}

/** A link that looks like a button. */
export function LinkButton({ kind = 'secondary', size = 'normal', icon, children, ...rest }: LinkButtonProps) {
  return (
    <a className="button" data-kind={kind} data-size={size} {...rest}>
      {inside(icon, children)}
    </a>
  );
}

export interface PostButtonProps extends Look {
  action?: string;
  intent?: string;
  /** Further values sent with it. */
  fields?: Record<string, string>;
}

/** One act that needs no form: undo, mark as done, resend. */
export function PostButton({ action, intent, fields = {}, kind = 'secondary', ...look }: PostButtonProps) {
  return (
    <form method="post" action={action} className="post-button">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button kind={kind} {...(intent ? { name: 'intent', value: intent } : {})} {...look} />
    </form>
  );
}
