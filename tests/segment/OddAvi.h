// SPDX-License-Identifier: GPL-3.0-or-later
// An AVI film of whose keyframes, more than are looked at for its index, one in three comes a picture later
// than the others. Thread: any.
#pragma once

#include "tests/media/FfmpegFile.h"

namespace cuegate::test {

/// False if ffmpeg cannot make it.
inline bool makeOddAvi(const QString &path)
{
    using namespace Qt::StringLiterals;
    return bool(ffmpeg({u"-f"_s, u"lavfi"_s, u"-i"_s, u"testsrc2=s=128x96:r=25:d=160,noise=alls=30:allf=t"_s,
                        u"-b:v"_s, u"500k"_s, u"-c:v"_s, u"mpeg4"_s, u"-bf"_s, u"2"_s, u"-g"_s, u"300"_s,
                        u"-sc_threshold"_s, u"1000000000"_s, u"-force_key_frames"_s,
                        u"expr:if(not(mod(n,36)),0,not(mod(n,12))+eq(mod(n,36),1))"_s, path}));
}

} // namespace cuegate::test
