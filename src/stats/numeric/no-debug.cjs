// Stands for `debug` in the bundles: the distribution library would trace its iterations with it, as the environment says,
// and for that load what Node has for terminals and sockets.
module.exports = () => () => {};
