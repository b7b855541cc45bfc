/** Where the retention of request files is decided and done. */
export const retentionPath = '/requests/retention'
