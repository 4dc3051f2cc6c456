export { serve } from './serve.server';
export { cli } from '~/cli/cli.server';
