// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/libav/DemoSound.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace cuegate {

static constexpr int kChordSeconds = 2;
static constexpr int kChords = 4;
static constexpr int kPeriodSamples = kChords * kChordSeconds * DemoSound::kSampleRate;

/// Whole numbers of hertz: a second holds whole waves, so the period repeats without a seam.
using Chord = std::array<int, 3>;

static std::array<Chord, kChords> chordsOf(DemoSound::Voice voice)
{
    if (voice == DemoSound::Voice::Bells) // C, A minor, F, G; around the middle C's octave above
        return {{{523, 659, 784}, {440, 523, 659}, {349, 440, 698}, {392, 494, 587}}};
    return {{{147, 220, 349}, {131, 196, 330}, {117, 175, 294}, {110, 165, 277}}}; // D minor, C, B flat, A
}

/// Loudness within a chord, 0 to 1, zero at both ends.
static double envelope(DemoSound::Voice voice, double seconds)
{
    const double end = std::clamp((kChordSeconds - seconds) / 0.1, 0.0, 1.0);
    if (voice == DemoSound::Voice::Bells)
        return std::min(seconds / 0.02, 1.0) * std::exp(-1.4 * seconds) * end;
    return std::min(seconds / 0.4, 1.0) * std::min((kChordSeconds - seconds) / 0.4, 1.0);
}

DemoSound::DemoSound(Voice voice)
{
    const auto chords = chordsOf(voice);
    // Strings have overtones, bells hardly any.
    const double overtone = voice == Voice::Bells ? 0.08 : 0.35;
    m_left.resize(kPeriodSamples);
    m_right.resize(kPeriodSamples);
    for (int i = 0; i < kPeriodSamples; ++i) {
        const double seconds = double(i) / kSampleRate;
        const int chord = i / (kChordSeconds * kSampleRate);
        const double loud = 0.11 * envelope(voice, seconds - chord * kChordSeconds);
        double left = 0;
        double right = 0;
        for (std::size_t note = 0; note < 3; ++note) {
            const double phase = 2 * std::numbers::pi * chords[std::size_t(chord)][note] * seconds;
            const double wave = std::sin(phase) + overtone * std::sin(2 * phase);
            left += wave * (1.0 - 0.2 * double(note));
            right += wave * (0.6 + 0.2 * double(note));
        }
        m_left[std::size_t(i)] = float(loud * left);
        m_right[std::size_t(i)] = float(loud * right);
    }
    constexpr int kClickSamples = kSampleRate / 100;
    const double hertz = voice == Voice::Bells ? 2400 : 1500;
    for (int i = 0; i < kClickSamples; ++i) {
        const double seconds = double(i) / kSampleRate;
        m_click.push_back(
            float(0.5 * std::cos(2 * std::numbers::pi * hertz * seconds) * std::exp(-700 * seconds)));
    }
}

void DemoSound::fill(qint64 firstSample, int count, float *left, float *right) const
{
    for (int i = 0; i < count; ++i) {
        const qint64 sample = firstSample + i;
        const auto at = std::size_t(sample % kPeriodSamples);
        const auto sinceSecond = std::size_t(sample % kSampleRate);
        // None at the very start, where a decoder has nothing yet to overlap with.
        const float click =
            sinceSecond < m_click.size() && sample >= kSampleRate ? m_click[sinceSecond] : 0.0F;
        left[i] = m_left[at] + click;
        right[i] = m_right[at] + click;
    }
}

} // namespace cuegate
