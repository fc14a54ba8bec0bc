/** What any check says: findings and how grave they are. Data only, without knowledge of who says or shows it. */
@NullMarked
package io.github.pcaconstrain.finding;

import org.jspecify.annotations.NullMarked;
