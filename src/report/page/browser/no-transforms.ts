// Stands in for the transforms of Vega that no chart here uses: forces, trees, maps of words and the like.
export {};
