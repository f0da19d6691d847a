/**
 * The file in which people write down how a variant is scaled: {@code kind: ScalingPolicy}.
 *
 * <p>Start at {@link io.fairlead.autoscale.file.ScalingPolicyFile}. It is read from kernel {@code
 * Json}, since nothing here knows YAML; every mistake is named at once, with a JSON pointer that
 * whoever read the text turns into line and column. The schema lies beside this package.
 *
 * <p>Every type is immutable and safe to share between threads.
 */
@NullMarked
package io.fairlead.autoscale.file;

import org.jspecify.annotations.NullMarked;
