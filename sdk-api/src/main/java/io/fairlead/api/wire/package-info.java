/** What the records of all packages share; exported to our codecs only. */
@NullMarked
package io.fairlead.api.wire;

import org.jspecify.annotations.NullMarked;
