"""Finding while typing: lines with what matched marked, in the palette and under fields."""
