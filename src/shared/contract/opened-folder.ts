/** The folder below the user's state in which the engine puts files for the machine to show. */
export const openedFolder = 'opened'

/** Names a file there: the folder of the engine and the place in it. It says nothing about the file and leads nowhere else. */
export const ticketPattern = /^([0-9a-f]{32})-([0-9a-f]{32})$/
