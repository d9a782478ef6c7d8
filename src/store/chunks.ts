/** Runs a query over a long list in pieces that every database's parameter limit allows, results in order. */
export async function inChunks<Item, Row>(
  items: readonly Item[],
  query: (chunk: readonly Item[]) => Promise<readonly Row[]>,
): Promise<Row[]> {
  const rows: Row[] = []
  for (let start = 0; start < items.length; start += 400)
    rows.push(...(await query(items.slice(start, start + 400))))
  return rows
}
