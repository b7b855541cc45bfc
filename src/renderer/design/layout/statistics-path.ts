/** Where the figures of requests in a period stand. */
export const statisticsPath = '/requests/statistics'
