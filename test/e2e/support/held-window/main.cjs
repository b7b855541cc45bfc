const { app } = require('electron')

// Starts the built product, whose window opens only when the test says so. A driver that comes while a window is on the way
// to its page misses the arrival and waits for it for ever: on a busy machine at one start in fifteen.
const begun = new Promise((resolve) => {
  globalThis.openProduct = resolve
})
const ready = app.whenReady()
app.whenReady = () => Promise.all([ready, begun]).then(() => undefined)
require(process.env.PRODUCT_MAIN)
