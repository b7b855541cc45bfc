/** Periods in days and weeks under Regulation 1182/71. */
export const periodRows = [
  { id: 'W39', country: 'ES', region: null, event: '2018-01-03', unit: 'day', value: 15, end: '2018-01-18' },
  { id: 'W43', country: 'DE', region: null, event: '2026-06-04', unit: 'day', value: 10, end: '2026-06-15' },
  { id: 'X136', country: 'DE', region: null, event: '2026-07-01', unit: 'week', value: 8, end: '2026-08-26' },
  { id: 'X139', country: 'DE', region: null, event: '2026-03-16', unit: 'week', value: 3, end: '2026-04-07' },
  { id: 'X142', country: 'DE', region: null, event: '2026-06-03', unit: 'day', value: 2, end: '2026-06-05' },
  { id: 'X145', country: 'DE', region: null, event: '2026-04-02', unit: 'day', value: 3, end: '2026-04-08' },
  { id: 'X148', country: 'DE', region: null, event: '2026-06-01', unit: 'day', value: 30, end: '2026-07-01' },
] as const
