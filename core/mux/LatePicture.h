// SPDX-License-Identifier: GPL-3.0-or-later
// A picture that begins long after its sound: players that keep the two in buffers of their own (Media Source
// Extensions) play nothing, shift one against the other or leave out the beginning where there is no picture.
// So the first picture is shown from the title's zero on: copies of it stand there, a few seconds apart, as
// silence does for sound (SoundHoles.h). Thread: any; pure, integers only.
#pragma once

#include <QtGlobal>

#include <vector>

namespace cuegate {

/// When copies of the first picture, which is shown at \p begin, are shown: from 0 on, none if that is near,
/// the fewer the larger it is. All in ticks of \p timescale since the title's zero.
[[nodiscard]] std::vector<qint64> stillTimes(qint64 begin, quint32 timescale, qint64 pictureBytes);

} // namespace cuegate
