/** What the clock says after 48 hours of doubt (GDPR Art. 33(4)). */
export const proposedInitial = 'deadline:warning.proposeInitial'
