/** What the records of all packages share; not exported. */
@NullMarked
package io.fairlead.api.wire;

import org.jspecify.annotations.NullMarked;
