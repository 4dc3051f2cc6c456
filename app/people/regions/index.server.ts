export { readRegionData, REGION_DATA_ATTRIBUTION } from './read-region-data.server';
