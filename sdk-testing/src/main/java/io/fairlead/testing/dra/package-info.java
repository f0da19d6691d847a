/**
 * For tests that allocate devices.
 *
 * <p>Start at {@link io.fairlead.testing.dra.DeviceAssertions}. A failed assertion shows the
 * explanation of the result, so that the test says what is missing.
 *
 * <p>Nothing here is thread-safe; there is no I/O and no clock.
 */
@NullMarked
package io.fairlead.testing.dra;

import org.jspecify.annotations.NullMarked;
