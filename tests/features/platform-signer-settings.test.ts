import { describe, expect, it } from 'vitest';
import { EnvironmentError, readEnv } from '~/platform/env.server';

describe('the signer that is set', () => {
  const faults = (source: Record<string, string>): string => { try { return JSON.stringify(readEnv(source).signer); } catch (error) { return error instanceof EnvironmentError ? error.message : String(error); } };

  it('is our own key unless told otherwise', () => expect(faults({})).toBe('{"kind":"local"}'));

  it.each<[string, Record<string, string>, RegExp]>([
    ['an unknown kind', { BEKAL_SIGNER: 'awan' }, /^BEKAL_SIGNER: must be local, file, pkcs11, bsre-person or bsre-seal$/],
    ['a token without library and PIN', { BEKAL_SIGNER: 'pkcs11', BEKAL_PKCS11_TOKEN: 't', BEKAL_PKCS11_KEY: 'k' }, /BEKAL_PKCS11_LIBRARY[\s\S]*BEKAL_PKCS11_PIN/],
    ['a token with two names of the key', { BEKAL_SIGNER: 'pkcs11', BEKAL_PKCS11_LIBRARY: '/l', BEKAL_PKCS11_PIN: '1', BEKAL_PKCS11_TOKEN: 't', BEKAL_PKCS11_KEY: 'k', BEKAL_PKCS11_KEY_ID: '01' }, /BEKAL_PKCS11_KEY: give the label/],
    ['BSrE without roots', { BEKAL_SIGNER: 'bsre-seal', BEKAL_BSRE_URL: 'https://e.example', BEKAL_BSRE_USERNAME: 'u', BEKAL_BSRE_PASSWORD: 'rahasia-sekali', BEKAL_BSRE_SUBSCRIBER: 's' }, /^BEKAL_SIGNER_ROOTS/],
    ['a NIK that is none', { BEKAL_SIGNER: 'bsre-person', BEKAL_BSRE_URL: 'https://e.example', BEKAL_BSRE_USERNAME: 'u', BEKAL_BSRE_PASSWORD: 'rahasia-sekali', BEKAL_SIGNER_ROOTS: '/r', BEKAL_BSRE_NIK: '123', BEKAL_BSRE_PASSPHRASE: 'p' }, /^BEKAL_BSRE_NIK: must be 16 digits/],
    ['a secret file that is not there', { BEKAL_PKCS11_PIN_FILE: '/tidak/ada' }, /^BEKAL_PKCS11_PIN_FILE: the file cannot be read$/],
  ])('is refused with %s, naming the variable and no value', (_what, source, message) => {
    expect(faults(source)).toMatch(message);
    expect(faults(source)).not.toContain('rahasia-sekali');
  });
});
