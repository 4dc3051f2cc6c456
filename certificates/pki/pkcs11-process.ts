/**
 * The process that holds a PKCS#11 session. Calls into a vendor's library block, may hang, and may crash: here they
 * stop nobody else, and the process can be killed. It ends with the process that started it.
 */
import { createRequire } from 'node:module';
import type { Pkcs11Answer, Pkcs11Key, Pkcs11Module, Pkcs11Place, Pkcs11Question } from './pkcs11-talk.ts';

/** Numbers of PKCS#11 v2.40. */
const ATTRIBUTE = { class: 0x0, label: 0x3, value: 0x11, keyType: 0x100, id: 0x102, modulus: 0x120, exponent: 0x122, ecParams: 0x180, ecPoint: 0x181, alwaysAuthenticate: 0x202 } as const;
const CLASS = { certificate: 1, publicKey: 2, privateKey: 3 } as const;
const KEY_TYPE = { rsa: 0, ec: 3 } as const;
const MECHANISM = { rsa: 0x1, ec: 0x1041 } as const;
const SERIAL_SESSION = 4;
const USER = { normal: 1, contextSpecific: 2 } as const;

class Fault extends Error {
  constructor(readonly code: string, message: string) {
    super(message);
  }
}

type Handle = Uint8Array;

interface Session {
  readonly module: Pkcs11Module;
  readonly handle: Handle;
  readonly key: Handle;
  readonly type: 'rsa' | 'ec';
  /** The PIN, where the key asks for it before each signature. */
  readonly eachTime: string | undefined;
}

let current: Session | undefined;

function loadModule(binding: string, library: string): Pkcs11Module {
  let module: Pkcs11Module;
  try {
    const { PKCS11 } = createRequire(`${process.cwd()}/`)(binding) as { PKCS11: new () => Pkcs11Module };
    module = new PKCS11();
  } catch (error) {
    throw new Fault('BINDING', error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
  }
  try {
    module.load(library);
  } catch (error) {
    throw new Fault('LIBRARY', error instanceof Error ? error.message : String(error));
  }
  module.C_Initialize();
  return module;
}

function find(module: Pkcs11Module, session: Handle, template: Parameters<Pkcs11Module['C_FindObjectsInit']>[1]): Handle[] {
  module.C_FindObjectsInit(session, template);
  try {
    return module.C_FindObjects(session, 20);
  } finally {
    module.C_FindObjectsFinal(session);
  }
}

/** An attribute, or nothing where the object has none. */
function attribute(module: Pkcs11Module, session: Handle, object: Handle, type: number): Uint8Array | undefined {
  try {
    return module.C_GetAttributeValue(session, object, [{ type }])[0]?.value;
  } catch {
    return undefined;
  }
}

/** The same value twice, in the byte orders CK_ULONG has on different machines, is what small numbers look like. */
const small = (value: Uint8Array | undefined): number => (value ? Math.max(value[0] ?? 0, value.at(-1) ?? 0) : -1);

function findKey(module: Pkcs11Module, session: Handle, place: Pkcs11Place): Handle {
  const by = place.keyId === undefined ? { type: ATTRIBUTE.label, value: place.keyLabel ?? '' } : { type: ATTRIBUTE.id, value: Buffer.from(place.keyId, 'hex') };
  const keys = find(module, session, [{ type: ATTRIBUTE.class, value: CLASS.privateKey }, by]);
  const [key] = keys;
  if (!key) throw new Fault('NO_KEY', 'no private key with this label or id');
  if (keys.length > 1) throw new Fault('NO_KEY', `${keys.length} private keys with this label or id`);
  return key;
}

function describe(module: Pkcs11Module, session: Handle, key: Handle, type: 'rsa' | 'ec'): Pkcs11Key {
  const id = attribute(module, session, key, ATTRIBUTE.id);
  const sameId = (kind: number): Handle[] => (id && id.length > 0 ? find(module, session, [{ type: ATTRIBUTE.class, value: kind }, { type: ATTRIBUTE.id, value: id }]) : []);
  const [half] = sameId(CLASS.publicKey);
  const wanted = type === 'rsa' ? [ATTRIBUTE.modulus, ATTRIBUTE.exponent] : [ATTRIBUTE.ecParams, ATTRIBUTE.ecPoint];
  const parts = half ? wanted.map((name) => attribute(module, session, half, name)) : [];
  const values = (list: readonly (Uint8Array | undefined)[]): Uint8Array[] => list.flatMap((value) => (value ? [Uint8Array.from(value)] : []));
  return { type, parts: values(parts), certificates: values(sameId(CLASS.certificate).map((object) => attribute(module, session, object, ATTRIBUTE.value))) };
}

function open(binding: string, place: Pkcs11Place): Pkcs11Key {
  const module = loadModule(binding, place.library);
  const slot = module.C_GetSlotList(true).find((candidate) => module.C_GetTokenInfo(candidate).label.trim() === place.token);
  if (!slot) throw new Fault('NO_TOKEN', 'no token with this label is present');
  const handle = module.C_OpenSession(slot, SERIAL_SESSION);
  module.C_Login(handle, USER.normal, place.pin);
  const key = findKey(module, handle, place);
  const keyType = small(attribute(module, handle, key, ATTRIBUTE.keyType));
  if (keyType !== KEY_TYPE.rsa && keyType !== KEY_TYPE.ec) throw new Fault('NO_KEY', 'the key is neither RSA nor EC');
  const type = keyType === KEY_TYPE.rsa ? 'rsa' : 'ec';
  const eachTime = small(attribute(module, handle, key, ATTRIBUTE.alwaysAuthenticate)) === 1 ? place.pin : undefined;
  current = { module, handle, key, type, eachTime };
  return describe(module, handle, key, type);
}

function sign(data: Uint8Array): Uint8Array {
  if (!current) throw new Fault('CKR_SESSION_HANDLE_INVALID', 'no session is open');
  const { module, handle, key, type, eachTime } = current;
  module.C_SignInit(handle, { mechanism: MECHANISM[type] }, key);
  if (eachTime !== undefined) module.C_Login(handle, USER.contextSpecific, eachTime);
  return Uint8Array.from(module.C_Sign(handle, Buffer.from(data), Buffer.alloc(1024)));
}

function answer(question: Pkcs11Question): Pkcs11Answer {
  try {
    return question.ask === 'open' ? { id: question.id, key: open(question.binding, question.place) } : { id: question.id, signature: sign(question.data) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const code = error instanceof Fault ? error.code : (/CKR_[A-Z0-9_]+/.exec(message)?.[0] ?? 'UNKNOWN');
    return { id: question.id, code, message };
  }
}

process.on('message', (question: Pkcs11Question) => void process.send?.(answer(question)));
process.on('disconnect', () => process.exit(0));
