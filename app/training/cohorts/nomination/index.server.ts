export type { ImportCounts, ImportReport, OutsideRow } from './import-report';
export { confirmImport, type Confirmed, type ConfirmRefusal } from './confirm-import.server';
export { discardImport } from './discard-import.server';
export { importScope } from './import-scope.data.server';
export { importView, type ImportView } from './import.view.server';
export { prepareImport, readUpload, type PrepareRefusal } from './prepare-import.server';
