export { readRegionData, REGION_DATA_ATTRIBUTION } from './read-region-data.server';
export { importRegions } from './import-regions.server';
export { regionNames, regionsBelow, type RegionRow } from './region.data.server';
