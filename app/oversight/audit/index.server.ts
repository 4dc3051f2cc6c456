export { trailView } from './trail.view.server';
