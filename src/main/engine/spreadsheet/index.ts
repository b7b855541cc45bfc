export { readSpreadsheet } from './read-spreadsheet.ts'
export type { Spreadsheet, SpreadsheetRow } from './spreadsheet.ts'
