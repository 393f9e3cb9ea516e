// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segment/EncoderMarks.h"

#include "core/base/Log.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

// Words in the file of marks have no spaces.
static Conversion trialOf(const EncoderPath &path)
{
    return {QString::fromLatin1(kEncoderTrial), path.name.simplified().replace(u' ', u'-').toLatin1(), 0};
}

static QString whyNotTried(const ConversionMarks::Death &death)
{
    if (death.signal == 0)
        return {};
    if (death.signal == ConversionMarks::kDiedTwice)
        return u"Cuegate ended twice when it was tried, so it is not tried unless it is asked for"_s;
    return u"Cuegate was ended by signal %1 when it was tried, so it is not tried unless it is asked for"_s
        .arg(death.signal);
}

std::vector<EncoderPath> withMarkedTrials(std::vector<EncoderPath> paths,
                                          const std::shared_ptr<ConversionMarks> &marks)
{
    for (EncoderPath &path : paths) {
        if (!path.trial)
            continue;
        const Conversion conversion = trialOf(path);
        const auto &deaths = marks->deaths();
        const auto death = std::ranges::find(deaths, conversion, &ConversionMarks::Death::conversion);
        if (death != deaths.end()) {
            path.notTried = whyNotTried(*death);
            qCWarning(lcMedia).noquote()
                << u"Cuegate ended while it tried %1."_s.arg(path.name)
                << (path.notTried.isEmpty() ? u"It is tried once more."_s : path.notTried);
        }
        path.trial = [marks, conversion, trial = std::move(path.trial)] {
            ConversionMarks::Running mark(marks, conversion);
            Result<void> tried = trial();
            mark.succeeded(); // whatever it says: the program lives
            return tried;
        };
    }
    return paths;
}

} // namespace cuegate
