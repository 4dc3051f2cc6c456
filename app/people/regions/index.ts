export {
  ancestorAt, contains, displayName, EAST_JAVA, isKota, levelOf, LEVELS, overlaps, parentOf, placeName, shortName, villageKind,
} from './region';
export type { Region, RegionLevel } from './region';
export { findDistrict, findRegency, type RegionMatch } from './region-names';
export { texts as regionTexts } from './texts';
