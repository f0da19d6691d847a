package io.fairlead.compliance;

/**
 * A checksum.
 *
 * @param algorithm in CycloneDX's spelling, for example {@code SHA-512}
 * @param value as written
 * @param at where it is written
 */
public record HashClaim(String algorithm, String value, Spot at) {}
