import type { Sentence } from '../sentence.ts';

export type GeoJson =
  | { readonly ok: true; readonly text: string; readonly properties: ReadonlySet<string> }
  | { readonly ok: false; readonly message: Sentence };

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const refuse = (id: string, en: string): GeoJson => ({ ok: false, message: { id, en } });

const shapes = ['Point', 'LineString', 'Polygon'];

/** A FeatureCollection of points, lines and plain polygons, as the engine reads it: without altitudes, with properties. */
export function readGeoJson(text: string): GeoJson {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return refuse('bukan JSON yang benar', 'is no correct JSON');
  }
  if (!isObject(json) || json['type'] !== 'FeatureCollection' || !Array.isArray(json['features']))
    return refuse('bukan FeatureCollection', 'is no FeatureCollection');
  const properties = new Set<string>();
  const features: Json[] = [];
  let isChanged = text.startsWith('\uFEFF');
  for (const [index, feature] of json['features'].entries()) {
    const refuseFeature = (id: string, en: string): GeoJson =>
      refuse(`fitur ke-${index + 1}: ${id}`, `feature ${index + 1}: ${en}`);
    if (!isObject(feature) || feature['type'] !== 'Feature') return refuseFeature('bukan Feature', 'is no Feature');
    const geometry = feature['geometry'];
    if (!isObject(geometry) || !shapes.includes(String(geometry['type'])))
      return refuseFeature(
        'hanya Point, LineString dan Polygon yang dibaca',
        'only Point, LineString and Polygon are read',
      );
    const coordinates = flat(geometry['coordinates']);
    const isHoled = geometry['type'] === 'Polygon' && Array.isArray(coordinates) && coordinates.length > 1;
    if (coordinates === null || isHoled)
      return refuseFeature('koordinatnya tidak dapat dibaca', 'its coordinates cannot be read');
    const own = feature['properties'] ?? null;
    if (own !== null && !isObject(own)) return refuseFeature('properties bukan objek', 'properties are no object');
    for (const name of Object.keys(own ?? {})) properties.add(name);
    isChanged ||= JSON.stringify(coordinates) !== JSON.stringify(geometry['coordinates']) || !('properties' in feature);
    features.push({ ...feature, geometry: { ...geometry, coordinates }, properties: own });
  }
  return { ok: true, text: isChanged ? JSON.stringify({ ...json, features }) : text, properties };
}

/** Coordinates cut to longitude and latitude, however deep they lie; null when they are none. */
function flat(coordinates: unknown): unknown {
  if (!Array.isArray(coordinates)) return null;
  if (coordinates.every((one) => typeof one === 'number'))
    return coordinates.length < 2 ? null : coordinates.slice(0, 2);
  const inner = coordinates.map(flat);
  return inner.includes(null) ? null : inner;
}
