export { findAccount, findDemoAccounts, type DemoAccount } from './account.data.server';
export { hashPassword, PASSWORD_MIN, verifyPassword } from './password.server';
export { safePath, SignInInput } from './sign-in.schema';
export { signIn } from './sign-in.server';
export { acceptPrivacyNotice } from './accept-privacy-notice.server';
export { consentFactsFor, findProfile, PRIVACY_NOTICE_VERSION } from './profile.data.server';
export { ProfileForm } from './profile.schema';
export { saveProfile } from './save-profile.server';
export { setPassword } from './set-password.server';
