package io.fairlead.compliance;

import java.util.List;

/**
 * A link from a component to something outside the document.
 *
 * @param type in CycloneDX's spelling, for example {@code distribution}
 * @param url the target, or an empty text if only hashes are stated
 * @param hashes checksums of the target
 * @param at where it is written
 */
public record Reference(String type, String url, List<HashClaim> hashes, Spot at) {}
