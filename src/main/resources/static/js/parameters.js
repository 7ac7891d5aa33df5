/** Reading FHIR Parameters. */

/** The parameters by name; each part's values in lists, so that none is taken for the only one. */
export function groups(parameters) {
  const all = {};
  for (const parameter of parameters.parameter ?? []) (all[parameter.name] ??= []).push(parts(parameter));
  return all;
}

function parts(parameter) {
  const read = {};
  for (const part of parameter.part ?? []) {
    const [, value] = Object.entries(part).find(([key]) => key.startsWith('value')) ?? [];
    (read[part.name] ??= []).push(part.part ? parts(part) : value);
  }
  return read;
}
