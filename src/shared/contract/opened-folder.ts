/** The folder below the user's state in which the engine puts files for the machine to show. */
export const openedFolder = 'opened'
