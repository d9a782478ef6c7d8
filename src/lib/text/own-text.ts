/** Shorter texts are never kept as a part of another one. */
const SHORTEST_PART = 13

/**
 * The same text by itself. Node's engine keeps a text that was cut from another as a place in that one, which then lives as
 * long as the cut does: one name kept from a page would keep the page. Cutting a joined text writes it out first.
 */
export function ownText(text: string): string {
  return text.length < SHORTEST_PART ? text : `${text} `.slice(0, -1)
}
