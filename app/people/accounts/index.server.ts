export { findAccount, findDemoAccounts, type DemoAccount } from './account.data.server';
export { hashPassword, PASSWORD_MIN, verifyPassword } from './password.server';
export { safePath, SignInInput } from './sign-in.schema';
export { signIn } from './sign-in.server';
