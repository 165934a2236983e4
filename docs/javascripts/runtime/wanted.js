const NAMES = ["lazy", "robust"];

/** The runtime that the address asks for by its name; undefined where it names none. */
export function wanted() {
  const name = new URLSearchParams(location.search).get("runtime");
  return NAMES.find((each) => each === name);
}
