/** What others may use of the institution's trust: lists of revoked keys, answers about keys, the archive. */
export { findArchive, findSuperseded } from './archive.data.server';
export { keepArchive, type ArchiveTurn } from './keep-archive.server';
export { keepArchiveJob, startKeeping } from './keep-job.server';
export { answerStatus, revocationListFile, rootFile } from './publish.server';
export { currentList } from './revocation-list.server';
export { KEY_REVOCATION_REASONS, revokeKey } from './revoke-key.server';
export { newestLists } from './trust.data.server';
export { trustState, type TrustState } from './trust-state.view.server';
