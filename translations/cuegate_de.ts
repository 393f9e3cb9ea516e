<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>AccountText</name>
        <message>
            <source>Expired on %1</source>
            <comment>date</comment>
            <translation>Abgelaufen am %1</translation>
        </message>
        <message>
            <source>Trial account</source>
            <translation>Testkonto</translation>
        </message>
        <message>
            <source>Active</source>
            <translation>Aktiv</translation>
        </message>
        <message>
            <source>Trial account, active until %1</source>
            <comment>date</comment>
            <translation>Testkonto, aktiv bis %1</translation>
        </message>
        <message>
            <source>Active until %1</source>
            <comment>date</comment>
            <translation>Aktiv bis %1</translation>
        </message>
        <message>
            <source>Trial account, expires today at %1</source>
            <comment>time</comment>
            <translation>Testkonto, läuft heute um %1 ab</translation>
        </message>
        <message>
            <source>Expires today at %1</source>
            <comment>time</comment>
            <translation>Läuft heute um %1 ab</translation>
        </message>
        <message numerus="yes">
            <source>Trial account, expires in %n day(s), on %1</source>
            <comment>date</comment>
            <translation>
                <numerusform>Testkonto, läuft in %n Tag ab, am %1</numerusform>
                <numerusform>Testkonto, läuft in %n Tagen ab, am %1</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Expires in %n day(s), on %1</source>
            <comment>date</comment>
            <translation>
                <numerusform>Läuft in %n Tag ab, am %1</numerusform>
                <numerusform>Läuft in %n Tagen ab, am %1</numerusform>
            </translation>
        </message>
        <message>
            <source>Banned by the provider</source>
            <translation>Vom Anbieter gesperrt</translation>
        </message>
        <message>
            <source>Disabled by the provider</source>
            <translation>Vom Anbieter abgeschaltet</translation>
        </message>
        <message>
            <source>Expired</source>
            <translation>Abgelaufen</translation>
        </message>
        <message numerus="yes">
            <source>%1 of %n connection(s) in use</source>
            <translation>
                <numerusform>%1 von %n Verbindung belegt</numerusform>
                <numerusform>%1 von %n Verbindungen belegt</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n connection(s) in use</source>
            <translation>
                <numerusform>%n Verbindung belegt</numerusform>
                <numerusform>%n Verbindungen belegt</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>BroadcastText</name>
        <message>
            <source>, </source>
            <comment>between parts of a list</comment>
            <translation>, </translation>
        </message>
        <message>
            <source>%1.</source>
            <translation>%1.</translation>
        </message>
        <message>
            <source>Without sound, or not at all, on %1, where %2 is not decoded.</source>
            <translation>Ohne Ton oder gar nicht auf %1: dort wird %2 nicht decodiert.</translation>
        </message>
        <message>
            <source>Does not play on %1, where %2 is not decoded.</source>
            <translation>Läuft nicht auf %1: dort wird %2 nicht decodiert.</translation>
        </message>
        <message>
            <source>Cuegate does not convert live channels.</source>
            <translation>Cuegate wandelt Live-Kanäle nicht um.</translation>
        </message>
    </context>
    <context>
        <name>CertificateText</name>
        <message>
            <source>Its certificate is not valid before %1. Check the date and time of this computer.</source>
            <translation>Sein Zertifikat gilt erst ab dem %1. Prüfen Sie Datum und Uhrzeit dieses Rechners.</translation>
        </message>
        <message>
            <source>Its certificate was valid until %1 only. Check the date and time of this computer.</source>
            <translation>Sein Zertifikat galt nur bis zum %1. Prüfen Sie Datum und Uhrzeit dieses Rechners.</translation>
        </message>
        <message>
            <source>The server issued its certificate to itself. That is usual for a server of your own or of a small provider, but anybody could do the same.</source>
            <translation>Der Server hat sich sein Zertifikat selbst ausgestellt. Das ist bei einem eigenen Server oder dem eines kleinen Anbieters üblich, doch jeder könnte das tun.</translation>
        </message>
        <message>
            <source>Its certificate was issued by an authority that this computer does not know.</source>
            <translation>Sein Zertifikat stammt von einer Stelle, die dieser Rechner nicht kennt.</translation>
        </message>
        <message>
            <source>Its certificate was withdrawn by the authority that issued it. Better do not trust it.</source>
            <translation>Sein Zertifikat wurde von der ausstellenden Stelle zurückgezogen. Besser nicht vertrauen.</translation>
        </message>
        <message>
            <source>Its certificate was issued to a server with another name.</source>
            <translation>Sein Zertifikat wurde für einen Server mit anderem Namen ausgestellt.</translation>
        </message>
        <message>
            <source>Its certificate could not be verified.</source>
            <translation>Sein Zertifikat konnte nicht überprüft werden.</translation>
        </message>
        <message>
            <source>%1 to %2</source>
            <comment>validity of a certificate: two dates</comment>
            <translation>%1 bis %2</translation>
        </message>
    </context>
    <context>
        <name>CoreText</name>
        <message>
            <source>%1 is not played by every browser and phone: for them it is converted to AAC as well.</source>
            <translation>%1 spielt nicht jeder Browser und jedes Telefon ab: Für diese wird es zusätzlich in AAC umgewandelt.</translation>
        </message>
        <message>
            <source>%1 is not played by every browser and television: for them it is converted to H.264 as well.</source>
            <translation>%1 spielt nicht jeder Browser und Fernseher ab: Für diese wird es zusätzlich in H.264 umgewandelt.</translation>
        </message>
        <message>
            <source>It has more than two channels, which small players do not mix down: for them there is AAC in stereo, too.</source>
            <translation>Diese Spur hat mehr als zwei Kanäle, die kleine Player nicht heruntermischen: Für diese gibt es zusätzlich AAC in Stereo.</translation>
        </message>
        <message>
            <source>It is H.264 of a kind that few players decode (more than 8 bits, or finer colour): for the others it is converted to H.264 High as well.</source>
            <translation>H.264 dieser Art decodieren nur wenige Player (mehr als 8 Bit oder feinere Farben): Für die anderen wird es zusätzlich in H.264 High umgewandelt.</translation>
        </message>
        <message>
            <source>Its picture is stored turned or mirrored, which many players do not undo: for them it is converted to H.264 that is upright as well.</source>
            <translation>Das Bild ist gedreht oder gespiegelt gespeichert, was viele Player nicht berücksichtigen: Für diese wird es zusätzlich aufrecht in H.264 umgewandelt.</translation>
        </message>
        <message>
            <source>Its picture (%1 × %2) is larger than many players can show: for them it is converted to 1080p as well.</source>
            <translation>Das Bild (%1 × %2) ist größer, als viele Player es zeigen können: Für diese wird es zusätzlich in 1080p umgewandelt.</translation>
        </message>
        <message>
            <source>%1 cannot be put into HLS as it is: it is converted to %2.</source>
            <translation>%1 passt so nicht in HLS: Es wird in %2 umgewandelt.</translation>
        </message>
        <message>
            <source>%1 cannot be put into HLS as it is, and it cannot be decoded here to convert it to %2.</source>
            <translation>%1 passt so nicht in HLS und kann hier nicht decodiert werden, um es in %2 umzuwandeln.</translation>
        </message>
        <message>
            <source>%1 cannot be put into fMP4 as it is: it is sent untouched in MPEG-TS to players that ask for that, and converted to %2 for the others.</source>
            <translation>%1 passt so nicht in fMP4: Es geht unverändert in MPEG-TS an Player, die danach fragen, und wird für die anderen in %2 umgewandelt.</translation>
        </message>
        <message>
            <source>%1 cannot be put into fMP4 as it is: it is sent untouched in MPEG-TS only, because it cannot be decoded here to convert it to %2.</source>
            <translation>%1 passt so nicht in fMP4: Es geht unverändert nur in MPEG-TS hinaus, weil es hier nicht decodiert werden kann, um es in %2 umzuwandeln.</translation>
        </message>
        <message>
            <source>Its description is damaged or incomplete (%1): it is converted to %2.</source>
            <translation>Die Beschreibung der Spur ist beschädigt oder unvollständig (%1): Sie wird in %2 umgewandelt.</translation>
        </message>
        <message>
            <source>Its description is damaged or incomplete (%1), and it cannot be decoded here to convert it to %2.</source>
            <translation>Die Beschreibung der Spur ist beschädigt oder unvollständig (%1), und die Spur kann hier nicht decodiert werden, um sie in %2 umzuwandeln.</translation>
        </message>
        <message>
            <source>Its pictures are not stored in the order they are shown in, and AVI does not tell their times: it is converted to %1.</source>
            <translation>Die Bilder sind nicht in der Reihenfolge gespeichert, in der sie gezeigt werden, und AVI nennt ihre Zeiten nicht: Die Spur wird in %1 umgewandelt.</translation>
        </message>
        <message>
            <source>Its pictures are not stored in the order they are shown in, and AVI does not tell their times, and it cannot be decoded here to convert it to %1.</source>
            <translation>Die Bilder sind nicht in der Reihenfolge gespeichert, in der sie gezeigt werden, AVI nennt ihre Zeiten nicht, und die Spur kann hier nicht decodiert werden, um sie in %1 umzuwandeln.</translation>
        </message>
        <message>
            <source>Its pictures are not stored in the order they are shown in, and the file does not tell their times: it is converted to %1.</source>
            <translation>Die Bilder sind nicht in der Reihenfolge gespeichert, in der sie gezeigt werden, und die Datei nennt ihre Zeiten nicht: Die Spur wird in %1 umgewandelt.</translation>
        </message>
        <message>
            <source>Its pictures are not stored in the order they are shown in, and the file does not tell their times, and it cannot be decoded here to convert it to %1.</source>
            <translation>Die Bilder sind nicht in der Reihenfolge gespeichert, in der sie gezeigt werden, die Datei nennt ihre Zeiten nicht, und die Spur kann hier nicht decodiert werden, um sie in %1 umzuwandeln.</translation>
        </message>
        <message>
            <source>This track is encrypted (DRM); it can only be played by the service it comes from.</source>
            <translation>Diese Spur ist verschlüsselt (DRM); nur der Dienst, von dem sie stammt, kann sie abspielen.</translation>
        </message>
        <message>
            <source>Not a track that players show.</source>
            <translation>Keine Spur, die Player anzeigen.</translation>
        </message>
        <message>
            <source>Another video track is the main one; a title is served with one video track.</source>
            <translation>Eine andere Videospur ist die Hauptspur; ein Film wird mit nur einer Videospur bereitgestellt.</translation>
        </message>
        <message>
            <source>AVI: its index is made by scanning</source>
            <translation>AVI: Der Index wird durch Durchsuchen erstellt</translation>
        </message>
        <message>
            <source>FLV: its index is made by scanning</source>
            <translation>FLV: Der Index wird durch Durchsuchen erstellt</translation>
        </message>
        <message>
            <source>Ogg: its index is made by scanning</source>
            <translation>Ogg: Der Index wird durch Durchsuchen erstellt</translation>
        </message>
        <message>
            <source>fragmented MP4: its index is made by scanning</source>
            <translation>Fragmentiertes MP4: Der Index wird durch Durchsuchen erstellt</translation>
        </message>
        <message>
            <source>transport streams have no index: where the keyframes are takes reading the file once</source>
            <translation>Transportströme haben keinen Index: Um die Keyframes zu finden, muss die Datei einmal gelesen werden</translation>
        </message>
        <message>
            <source>the file has no Cues</source>
            <translation>Die Datei hat keine Cues</translation>
        </message>
        <message>
            <source>the file has no index, or a false one: it was walked through</source>
            <translation>Die Datei hat keinen oder einen falschen Index: Sie wurde durchsucht</translation>
        </message>
        <message>
            <source>only the keyframes that segments begin with have been looked for</source>
            <translation>Nur die Keyframes, mit denen Segmente beginnen, wurden gesucht</translation>
        </message>
        <message>
            <source>the file is damaged at byte %1: it is played up to there</source>
            <translation>Die Datei ist bei Byte %1 beschädigt: Sie wird bis dorthin abgespielt</translation>
        </message>
        <message>
            <source>the file is damaged at byte %1: it goes on at byte %2</source>
            <translation>Die Datei ist bei Byte %1 beschädigt: Es geht bei Byte %2 weiter</translation>
        </message>
        <message>
            <source>the file is damaged or cut off at byte %1: it is played up to there</source>
            <translation>Die Datei ist bei Byte %1 beschädigt oder abgeschnitten: Sie wird bis dorthin abgespielt</translation>
        </message>
        <message>
            <source>the file is cut off inside the tag at byte %1</source>
            <translation>Die Datei ist innerhalb des Tags bei Byte %1 abgeschnitten</translation>
        </message>
        <message>
            <source>the file is cut: it ends at byte %1, before the first picture</source>
            <translation>Die Datei ist abgeschnitten: Sie endet bei Byte %1, vor dem ersten Bild</translation>
        </message>
        <message>
            <source>the file is cut: it ends at byte %1, and is played up to %2 s of %3 s</source>
            <translation>Die Datei ist abgeschnitten: Sie endet bei Byte %1 und wird bis %2 s von %3 s abgespielt</translation>
        </message>
        <message>
            <source>the file ends %1 bytes before its Segment does: it is cut off</source>
            <translation>Die Datei endet %1 Bytes vor ihrem Segment: Sie ist abgeschnitten</translation>
        </message>
        <message>
            <source>track %1: the file is cut off, it is played up to %2 ms</source>
            <translation>Spur %1: Die Datei ist abgeschnitten, die Spur wird bis %2 ms abgespielt</translation>
        </message>
        <message>
            <source>the times jump at %1 ms: what follows is put after it</source>
            <translation>Die Zeiten springen bei %1 ms: Was folgt, wird dahintergesetzt</translation>
        </message>
        <message>
            <source>track %1 has more samples than are indexed</source>
            <translation>Spur %1 hat mehr Samples, als im Index stehen</translation>
        </message>
        <message>
            <source>track %1 names no keyframe (an empty stss)</source>
            <translation>Spur %1 nennt keinen Keyframe (leeres stss)</translation>
        </message>
        <message>
            <source>the Duration is shorter than the Cues reach and was replaced</source>
            <translation>Die Duration ist kürzer, als die Cues reichen, und wurde ersetzt</translation>
        </message>
        <message>
            <source>the Duration is %1 ms, but the last Block ends at %2 ms: the latter is taken</source>
            <translation>Die Duration beträgt %1 ms, aber der letzte Block endet bei %2 ms: Letzteres gilt</translation>
        </message>
        <message>
            <source>the Duration is impossible and was left out</source>
            <translation>Die Duration ist unmöglich und wurde weggelassen</translation>
        </message>
        <message>
            <source>the file has no Duration: the last CuePoint's time is taken</source>
            <translation>Die Datei hat keine Duration: Es gilt die Zeit des letzten CuePoint</translation>
        </message>
        <message>
            <source>no CuePoint of the main track lies inside the Segment</source>
            <translation>Kein CuePoint der Hauptspur liegt im Segment</translation>
        </message>
        <message>
            <source>%1 of %2 CuePoints are false: the index is not used</source>
            <translation>%1 von %2 CuePoints sind falsch: Der Index wird nicht verwendet</translation>
        </message>
        <message>
            <source>%1 of %2 CuePoints are false and were left out</source>
            <translation>%1 von %2 CuePoints sind falsch und wurden weggelassen</translation>
        </message>
        <message>
            <source>the Cues are damaged: their rest is left out</source>
            <translation>Die Cues sind beschädigt: Ihr Rest wird weggelassen</translation>
        </message>
        <message>
            <source>the Cues name no keyframe of track %1</source>
            <translation>Die Cues nennen keinen Keyframe von Spur %1</translation>
        </message>
        <message>
            <source>the Segment is damaged at byte %1</source>
            <translation>Das Segment ist bei Byte %1 beschädigt</translation>
        </message>
        <message>
            <source>a SeekHead names byte %1, where its element is not</source>
            <translation>Ein SeekHead nennt Byte %1, doch sein Element ist nicht dort</translation>
        </message>
        <message>
            <source>a SeekHead names byte %1 for the Cues, where they are not</source>
            <translation>Ein SeekHead nennt Byte %1 für die Cues, doch sie sind nicht dort</translation>
        </message>
        <message>
            <source>the file holds %1 programs: number %2 is taken</source>
            <translation>Die Datei enthält %1 Programme: Nummer %2 wird verwendet</translation>
        </message>
        <message>
            <source>the time stamps of the end do not fit to those of the beginning: the duration is estimated</source>
            <translation>Die Zeitstempel am Ende passen nicht zu denen am Anfang: Die Dauer ist geschätzt</translation>
        </message>
        <message>
            <source>the server cannot send the end of the file alone: the duration is estimated</source>
            <translation>Der Server kann das Ende der Datei nicht allein senden: Die Dauer ist geschätzt</translation>
        </message>
        <message>
            <source>the server does not tell how long the film is: the duration is assumed</source>
            <translation>Der Server sagt nicht, wie lang der Film ist: Die Dauer ist angenommen</translation>
        </message>
        <message>
            <source>The player takes the file's own streams: they are copied.</source>
            <translation>Der Player nimmt die Ströme der Datei selbst: Sie werden kopiert.</translation>
        </message>
        <message>
            <source>The player reads the original file, as it is.</source>
            <translation>Der Player liest die Originaldatei, so wie sie ist.</translation>
        </message>
        <message>
            <source>Track %1 is converted. %2</source>
            <translation>Spur %1 wird umgewandelt. %2</translation>
        </message>
        <message>
            <source>%1 It is converted by %2.</source>
            <translation>%1 Umgewandelt wird mit %2.</translation>
        </message>
        <message>
            <source>%1 cannot be sent as text; these subtitles are in the original file only.</source>
            <translation>%1 lässt sich nicht als Text senden; diese Untertitel gibt es nur in der Originaldatei.</translation>
        </message>
        <message>
            <source>%1 is sent as WebVTT, the text that players of HLS show.</source>
            <translation>%1 wird als WebVTT gesendet, der Text, den HLS-Player anzeigen.</translation>
        </message>
        <message>
            <source>PGS (Blu-ray pictures)</source>
            <translation>PGS (Blu-ray-Bilder)</translation>
        </message>
        <message>
            <source>VobSub (DVD pictures)</source>
            <translation>VobSub (DVD-Bilder)</translation>
        </message>
        <message>
            <source>DVB subtitles</source>
            <translation>DVB-Untertitel</translation>
        </message>
        <message>
            <source>MP4 timed text</source>
            <translation>MP4-Timed-Text</translation>
        </message>
        <message>
            <source>it made no picture</source>
            <translation>kein Bild wurde erzeugt</translation>
        </message>
        <message>
            <source>it made %1 pictures of %2</source>
            <translation>nur %1 von %2 Bildern wurden erzeugt</translation>
        </message>
        <message>
            <source>its pictures do not have the source's times</source>
            <translation>die Bilder haben nicht die Zeiten der Quelle</translation>
        </message>
        <message>
            <source>its pictures are %1x%2, not %3x%4</source>
            <translation>die Bilder sind %1x%2 groß, nicht %3x%4</translation>
        </message>
        <message>
            <source>one of its pictures is not whole</source>
            <translation>eines der Bilder ist unvollständig</translation>
        </message>
        <message>
            <source>the times of its pictures are not in order</source>
            <translation>die Zeiten der Bilder sind nicht in der richtigen Reihenfolge</translation>
        </message>
        <message>
            <source>two of its pictures have the same time</source>
            <translation>zwei Bilder haben dieselbe Zeit</translation>
        </message>
        <message>
            <source>the first picture is not an IDR picture</source>
            <translation>das erste Bild ist kein IDR-Bild</translation>
        </message>
        <message>
            <source>there are no parameter sets before the first picture</source>
            <translation>vor dem ersten Bild fehlen die Parametersätze</translation>
        </message>
        <message>
            <source>there is no render node in /dev/dri</source>
            <translation>in /dev/dri gibt es keinen Render-Knoten</translation>
        </message>
        <message>
            <source>a segment was not done within %1 ms</source>
            <translation>ein Segment war nach %1 ms nicht fertig</translation>
        </message>
        <message>
            <source>its trial crashed (signal %1)</source>
            <translation>der Probelauf ist abgestürzt (Signal %1)</translation>
        </message>
        <message>
            <source>a segment crashed (signal %1)</source>
            <translation>ein Segment ist abgestürzt (Signal %1)</translation>
        </message>
        <message>
            <source>a thread of its driver crashed</source>
            <translation>ein Thread des Treibers ist abgestürzt</translation>
        </message>
        <message>
            <source>Cuegate was ended by signal %1 when it was tried, so it is not tried unless it is asked for</source>
            <translation>Cuegate wurde beim Probelauf durch Signal %1 beendet; deshalb wird er erst auf Wunsch wiederholt</translation>
        </message>
        <message>
            <source>Cuegate ended twice when it was tried, so it is not tried unless it is asked for</source>
            <translation>Cuegate endete zweimal beim Probelauf; deshalb wird er erst auf Wunsch wiederholt</translation>
        </message>
        <message>
            <source>The stream's own segments are passed on: they are copied.</source>
            <translation>Die Segmente des Streams werden weitergereicht, wie sie sind: Sie werden kopiert.</translation>
        </message>
        <message>
            <source>It is not converted for now: its conversion hung, and hung again.</source>
            <translation>Vorerst keine Umwandlung: Sie hing, und beim zweiten Versuch wieder.</translation>
        </message>
        <message>
            <source>It is not converted for now: Cuegate ended while it was converted, and ended again.</source>
            <translation>Vorerst keine Umwandlung: Cuegate wurde dabei zweimal unerwartet beendet.</translation>
        </message>
        <message>
            <source>Nothing is converted until Cuegate is restarted: too many conversions hang.</source>
            <translation>Bis zum Neustart von Cuegate wird nichts umgewandelt: Zu viele Umwandlungen hängen.</translation>
        </message>
        <message>
            <source>its trial was not done within %1 ms</source>
            <translation>der Probelauf war nach %1 ms nicht fertig</translation>
        </message>
        <message>
            <source>Season %1</source>
            <translation>Staffel %1</translation>
        </message>
        <message>
            <source>Specials</source>
            <translation>Extras</translation>
        </message>
    </context>
    <context>
        <name>DeviceText</name>
        <message>
            <source>FFmpeg player</source>
            <translation>FFmpeg-Player</translation>
        </message>
        <message>
            <source>Television</source>
            <translation>Fernseher</translation>
        </message>
        <message>
            <source>Android app</source>
            <translation>Android-App</translation>
        </message>
        <message>
            <source>%1 on %2</source>
            <comment>browser, system</comment>
            <translation>%1 auf %2</translation>
        </message>
        <message>
            <source>Unknown player</source>
            <translation>Unbekannter Player</translation>
        </message>
        <message>
            <source>%1 on this computer</source>
            <translation>%1 auf diesem Computer</translation>
        </message>
        <message>
            <source>%1 on %2</source>
            <comment>player, address</comment>
            <translation>%1 (%2)</translation>
        </message>
        <message>
            <source>%1 (%2)</source>
            <comment>browser on system, address</comment>
            <translation>%1 (%2)</translation>
        </message>
    </context>
    <context>
        <name>EntryListMessage</name>
        <message>
            <source>This list has not been read yet.</source>
            <translation>Diese Liste wurde noch nicht gelesen.</translation>
        </message>
        <message>
            <source>Reading it shows the films and channels that are in it.</source>
            <translation>Wird sie gelesen, sehen Sie die Filme und Sender darin.</translation>
        </message>
        <message>
            <source>Read now</source>
            <translation>Jetzt lesen</translation>
        </message>
        <message>
            <source>The address of this list is locked.</source>
            <translation>Die Adresse dieser Liste ist gesperrt.</translation>
        </message>
        <message>
            <source>Unlock it above, or add the list again with its full address.</source>
            <translation>Entsperren Sie sie oben, oder fügen Sie die Liste mit ihrer vollständigen Adresse neu hinzu.</translation>
        </message>
        <message>
            <source>The list is being read…</source>
            <translation>Die Liste wird gelesen …</translation>
        </message>
        <message>
            <source>This takes a few seconds where it is long. You can go on with other films meanwhile.</source>
            <translation>Ist sie lang, dauert das einige Sekunden. Inzwischen können Sie mit anderen Filmen weitermachen.</translation>
        </message>
        <message>
            <source>There is nothing in this group.</source>
            <translation>In dieser Gruppe ist nichts.</translation>
        </message>
        <message>
            <source>Nothing was found for “%1”.</source>
            <translation>Zu „%1“ wurde nichts gefunden.</translation>
        </message>
        <message>
            <source>Only the group “%1” was searched.</source>
            <translation>Es wurde nur in der Gruppe „%1“ gesucht.</translation>
        </message>
        <message>
            <source>All words have to be in the name or the group of an entry.</source>
            <translation>Alle Wörter müssen im Namen oder in der Gruppe eines Eintrags vorkommen.</translation>
        </message>
        <message>
            <source>Clear search</source>
            <translation>Suche leeren</translation>
        </message>
        <message>
            <source>There is nothing in this list.</source>
            <translation>In dieser Liste ist nichts.</translation>
        </message>
        <message>
            <source>It was read, but it has no film and no channel. Open its address in a browser to see what is there.</source>
            <translation>Sie wurde gelesen, enthält aber weder Filme noch Sender. Öffnen Sie ihre Adresse in einem Browser, um zu sehen, was dort ist.</translation>
        </message>
        <message>
            <source>Read again</source>
            <translation>Neu lesen</translation>
        </message>
        <message>
            <source>Searching…</source>
            <translation>Suche läuft …</translation>
        </message>
        <message>
            <source>This account has not been read yet.</source>
            <translation>Dieses Konto wurde noch nicht gelesen.</translation>
        </message>
        <message>
            <source>Reading it shows its channels, films and series.</source>
            <translation>Wird es gelesen, sehen Sie seine Sender, Filme und Serien.</translation>
        </message>
        <message>
            <source>The password of this account is locked.</source>
            <translation>Das Passwort dieses Kontos ist gesperrt.</translation>
        </message>
        <message>
            <source>Unlock it above, or edit the account and enter it again.</source>
            <translation>Entsperren Sie es oben, oder bearbeiten Sie das Konto und geben Sie es neu ein.</translation>
        </message>
        <message>
            <source>The account is being read…</source>
            <translation>Das Konto wird gelesen…</translation>
        </message>
        <message>
            <source>This can take a minute where it has very many films. You can go on with other films meanwhile.</source>
            <translation>Bei sehr vielen Filmen kann das eine Minute dauern. Sie können inzwischen mit anderen Filmen weitermachen.</translation>
        </message>
        <message>
            <source>Only “%1” was searched.</source>
            <comment>season</comment>
            <translation>Nur „%1“ wurde durchsucht.</translation>
        </message>
        <message>
            <source>Only the channels were searched.</source>
            <translation>Nur die Sender wurden durchsucht.</translation>
        </message>
        <message>
            <source>Only the films were searched.</source>
            <translation>Nur die Filme wurden durchsucht.</translation>
        </message>
        <message>
            <source>Only the names of series were searched, not their episodes.</source>
            <translation>Nur die Namen der Serien wurden durchsucht, nicht ihre Folgen.</translation>
        </message>
        <message>
            <source>Search everything</source>
            <translation>Alles durchsuchen</translation>
        </message>
        <message>
            <source>There is nothing in this account.</source>
            <translation>In diesem Konto ist nichts.</translation>
        </message>
        <message>
            <source>It was read, but the provider lists no channel, no film and no series.</source>
            <translation>Es wurde gelesen, aber der Anbieter führt keine Sender, Filme oder Serien auf.</translation>
        </message>
        <message>
            <source>The episodes are being read…</source>
            <translation>Die Folgen werden gelesen…</translation>
        </message>
        <message>
            <source>There are no episodes in this series.</source>
            <translation>Diese Serie hat keine Folgen.</translation>
        </message>
        <message>
            <source>The provider lists none. Perhaps they are still to come.</source>
            <translation>Der Anbieter führt keine auf. Vielleicht kommen sie noch.</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Erneut versuchen</translation>
        </message>
    </context>
    <context>
        <name>EntryText</name>
        <message numerus="yes">
            <source>%Ln entr(ies)</source>
            <comment>of a list</comment>
            <translation>
                <numerusform>%Ln Eintrag</numerusform>
                <numerusform>%Ln Einträge</numerusform>
            </translation>
        </message>
        <message>
            <source>read just now</source>
            <translation>gerade eben gelesen</translation>
        </message>
        <message numerus="yes">
            <source>read %n minute(s) ago</source>
            <translation>
                <numerusform>vor %n Minute gelesen</numerusform>
                <numerusform>vor %n Minuten gelesen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>read %n hour(s) ago</source>
            <translation>
                <numerusform>vor %n Stunde gelesen</numerusform>
                <numerusform>vor %n Stunden gelesen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>read %n day(s) ago</source>
            <translation>
                <numerusform>vor %n Tag gelesen</numerusform>
                <numerusform>vor %n Tagen gelesen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln line(s) could not be read</source>
            <translation>
                <numerusform>%Ln Zeile war nicht lesbar</numerusform>
                <numerusform>%Ln Zeilen waren nicht lesbar</numerusform>
            </translation>
        </message>
        <message>
            <source>problem when it was read last: %1</source>
            <translation>Problem beim letzten Lesen: %1</translation>
        </message>
        <message>
            <source>no programme guide: %1</source>
            <translation>keine Programmübersicht: %1</translation>
        </message>
        <message>
            <source>Without a group</source>
            <translation>Ohne Gruppe</translation>
        </message>
        <message>
            <source>%1 %2</source>
            <comment>time, programme</comment>
            <translation>%1 %2</translation>
        </message>
        <message>
            <source>film</source>
            <translation>Film</translation>
        </message>
        <message>
            <source>channel</source>
            <translation>Sender</translation>
        </message>
        <message>
            <source>Link to the playlist copied. Enter it in Kodi or another IPTV player.</source>
            <translation>Link zur Wiedergabeliste kopiert. Tragen Sie ihn in Kodi oder einem anderen IPTV-Player ein.</translation>
        </message>
        <message>
            <source>now: %1</source>
            <translation>jetzt: %1</translation>
        </message>
        <message>
            <source>then: %1</source>
            <translation>danach: %1</translation>
        </message>
        <message>
            <source>, </source>
            <comment>between parts of a list</comment>
            <translation>, </translation>
        </message>
        <message>
            <source>Get a fresh link, or edit the list and enter the headers that the server asks for.</source>
            <translation>Besorgen Sie sich einen frischen Link, oder bearbeiten Sie die Liste und tragen Sie die Header ein, die der Server verlangt.</translation>
        </message>
        <message>
            <source>List not found</source>
            <translation>Liste nicht gefunden</translation>
        </message>
        <message>
            <source>Check the link: the list may have been moved or deleted.</source>
            <translation>Prüfen Sie den Link: Die Liste wurde vielleicht verschoben oder gelöscht.</translation>
        </message>
        <message>
            <source>Add the list again with its full address.</source>
            <translation>Fügen Sie die Liste mit ihrer vollständigen Adresse neu hinzu.</translation>
        </message>
        <message numerus="yes">
            <source>%Ln channel(s)</source>
            <translation>
                <numerusform>%Ln Sender</numerusform>
                <numerusform>%Ln Sender</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln film(s)</source>
            <translation>
                <numerusform>%Ln Film</numerusform>
                <numerusform>%Ln Filme</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln series</source>
            <translation>
                <numerusform>%Ln Serie</numerusform>
                <numerusform>%Ln Serien</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln episode(s)</source>
            <translation>
                <numerusform>%Ln Folge</numerusform>
                <numerusform>%Ln Folgen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 of %Ln entr(ies)</source>
            <comment>found, all</comment>
            <translation>
                <numerusform>%1 von %Ln Eintrag</numerusform>
                <numerusform>%1 von %Ln Einträgen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 of %Ln channel(s)</source>
            <comment>found, all</comment>
            <translation>
                <numerusform>%1 von %Ln Sender</numerusform>
                <numerusform>%1 von %Ln Sendern</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 of %Ln film(s)</source>
            <comment>found, all</comment>
            <translation>
                <numerusform>%1 von %Ln Film</numerusform>
                <numerusform>%1 von %Ln Filmen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 of %Ln series</source>
            <comment>found, all</comment>
            <translation>
                <numerusform>%1 von %Ln Serie</numerusform>
                <numerusform>%1 von %Ln Serien</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 of %Ln episode(s)</source>
            <comment>found, all</comment>
            <translation>
                <numerusform>%1 von %Ln Folge</numerusform>
                <numerusform>%1 von %Ln Folgen</numerusform>
            </translation>
        </message>
        <message>
            <source>Channels</source>
            <translation>Sender</translation>
        </message>
        <message>
            <source>Films</source>
            <translation>Filme</translation>
        </message>
        <message>
            <source>Series</source>
            <comment>several</comment>
            <translation>Serien</translation>
        </message>
        <message>
            <source>Episodes</source>
            <translation>Folgen</translation>
        </message>
        <message>
            <source>Edit the account and check server, user name and password.</source>
            <translation>Bearbeiten Sie das Konto und prüfen Sie Server, Benutzername und Passwort.</translation>
        </message>
        <message>
            <source>No Xtream account</source>
            <translation>Kein Xtream-Konto</translation>
        </message>
        <message>
            <source>The server does not answer like one for Xtream accounts.</source>
            <translation>Der Server antwortet nicht wie einer für Xtream-Konten.</translation>
        </message>
        <message>
            <source>Check the server's address, and its port, in what your provider sent you.</source>
            <translation>Vergleichen Sie Adresse und Port des Servers mit dem, was Ihr Anbieter Ihnen geschickt hat.</translation>
        </message>
        <message>
            <source>Account not usable</source>
            <translation>Konto nicht nutzbar</translation>
        </message>
        <message>
            <source>Edit the account and check it, or ask the provider about it.</source>
            <translation>Bearbeiten und prüfen Sie das Konto, oder fragen Sie den Anbieter danach.</translation>
        </message>
        <message>
            <source>series</source>
            <comment>one</comment>
            <translation>Serie</translation>
        </message>
        <message>
            <source>episode</source>
            <translation>Folge</translation>
        </message>
    </context>
    <context>
        <name>ErrorText</name>
        <message>
            <source>Server not reachable</source>
            <translation>Server nicht erreichbar</translation>
        </message>
        <message>
            <source>The server did not accept a connection.</source>
            <translation>Der Server hat keine Verbindung angenommen.</translation>
        </message>
        <message>
            <source>Check that it is switched on and that this computer is online, then try again.</source>
            <translation>Prüfen Sie, ob er eingeschaltet und dieser Computer online ist, und versuchen Sie es erneut.</translation>
        </message>
        <message>
            <source>Server not found</source>
            <translation>Server nicht gefunden</translation>
        </message>
        <message>
            <source>No server with this name was found.</source>
            <translation>Unter diesem Namen wurde kein Server gefunden.</translation>
        </message>
        <message>
            <source>Check the spelling of the address and your internet connection.</source>
            <translation>Prüfen Sie die Schreibweise der Adresse und Ihre Internetverbindung.</translation>
        </message>
        <message>
            <source>No secure connection</source>
            <translation>Keine sichere Verbindung</translation>
        </message>
        <message>
            <source>The server could not prove that it is the one you asked for.</source>
            <translation>Der Server konnte nicht nachweisen, dass er der gewünschte ist.</translation>
        </message>
        <message>
            <source>Check the date and time of this computer. If they are right, ask the provider about the server's certificate.</source>
            <translation>Prüfen Sie Datum und Uhrzeit dieses Computers. Stimmen sie, fragen Sie den Anbieter nach dem Zertifikat des Servers.</translation>
        </message>
        <message>
            <source>The server reports an error</source>
            <translation>Der Server meldet einen Fehler</translation>
        </message>
        <message>
            <source>The server answered with an error of its own.</source>
            <translation>Der Server hat mit einem eigenen Fehler geantwortet.</translation>
        </message>
        <message>
            <source>Wait a moment, then try again. The details show what it said.</source>
            <translation>Warten Sie einen Moment und versuchen Sie es erneut. Die Details zeigen, was er gemeldet hat.</translation>
        </message>
        <message>
            <source>Access denied</source>
            <translation>Zugriff verweigert</translation>
        </message>
        <message>
            <source>The server does not let us in, or the link has expired.</source>
            <translation>Der Server lässt uns nicht hinein, oder der Link ist abgelaufen.</translation>
        </message>
        <message>
            <source>Get a fresh link, or edit the film and enter the headers that the server asks for.</source>
            <translation>Besorgen Sie sich einen frischen Link, oder bearbeiten Sie den Film und tragen Sie die Header ein, die der Server verlangt.</translation>
        </message>
        <message>
            <source>Film not found</source>
            <translation>Film nicht gefunden</translation>
        </message>
        <message>
            <source>The server has nothing at this address.</source>
            <translation>Unter dieser Adresse hat der Server nichts.</translation>
        </message>
        <message>
            <source>Check the link: the film may have been moved or deleted.</source>
            <translation>Prüfen Sie den Link: Der Film wurde vielleicht verschoben oder gelöscht.</translation>
        </message>
        <message>
            <source>The provider is limiting us</source>
            <translation>Der Anbieter bremst uns</translation>
        </message>
        <message>
            <source>The provider asked for fewer requests.</source>
            <translation>Der Anbieter verlangt weniger Anfragen.</translation>
        </message>
        <message>
            <source>Wait a minute, then try again. Close other players that use the same account.</source>
            <translation>Warten Sie eine Minute und versuchen Sie es erneut. Schließen Sie andere Player, die dasselbe Konto nutzen.</translation>
        </message>
        <message>
            <source>Wrong part received</source>
            <translation>Falscher Teil empfangen</translation>
        </message>
        <message>
            <source>The server sent another part of the file than was asked for.</source>
            <translation>Der Server hat einen anderen Teil der Datei gesendet als verlangt.</translation>
        </message>
        <message>
            <source>Try again. If it stays like this, the server or a proxy before it is faulty.</source>
            <translation>Versuchen Sie es erneut. Bleibt es so, ist der Server oder ein Proxy davor fehlerhaft.</translation>
        </message>
        <message>
            <source>Server cannot seek</source>
            <translation>Server kann nicht spulen</translation>
        </message>
        <message>
            <source>The server sends the file only from the beginning.</source>
            <translation>Der Server sendet die Datei nur von Anfang an.</translation>
        </message>
        <message>
            <source>Download the film and add the file, or use a server that supports byte ranges.</source>
            <translation>Laden Sie den Film herunter und fügen Sie die Datei hinzu, oder nutzen Sie einen Server, der Byte-Bereiche unterstützt.</translation>
        </message>
        <message>
            <source>Link leads nowhere</source>
            <translation>Link führt ins Leere</translation>
        </message>
        <message>
            <source>The link forwards in circles or to a place that is not allowed.</source>
            <translation>Der Link leitet im Kreis weiter oder an einen Ort, der nicht erlaubt ist.</translation>
        </message>
        <message>
            <source>Open the link in a browser and copy the address it ends at.</source>
            <translation>Öffnen Sie den Link in einem Browser und kopieren Sie die Adresse, bei der er endet.</translation>
        </message>
        <message>
            <source>Answer not understood</source>
            <translation>Antwort nicht verstanden</translation>
        </message>
        <message>
            <source>The server's answer is not valid HTTP.</source>
            <translation>Die Antwort des Servers ist kein gültiges HTTP.</translation>
        </message>
        <message>
            <source>Check the port and whether the address begins with http:// or https://.</source>
            <translation>Prüfen Sie den Port und ob die Adresse mit http:// oder https:// beginnt.</translation>
        </message>
        <message>
            <source>Server too slow</source>
            <translation>Server zu langsam</translation>
        </message>
        <message>
            <source>The server did not answer in time.</source>
            <translation>Der Server hat nicht rechtzeitig geantwortet.</translation>
        </message>
        <message>
            <source>Try again. If it happens often, the server or your connection is overloaded.</source>
            <translation>Versuchen Sie es erneut. Geschieht es oft, ist der Server oder Ihre Verbindung überlastet.</translation>
        </message>
        <message>
            <source>The file has changed</source>
            <translation>Die Datei hat sich geändert</translation>
        </message>
        <message>
            <source>The file is not the one that was examined before.</source>
            <translation>Die Datei ist nicht mehr die, die analysiert wurde.</translation>
        </message>
        <message>
            <source>Examine it again to use the new file.</source>
            <translation>Analysieren Sie sie erneut, um die neue Datei zu verwenden.</translation>
        </message>
        <message>
            <source>Account in use</source>
            <translation>Konto belegt</translation>
        </message>
        <message>
            <source>The account allows no further connection.</source>
            <translation>Das Konto erlaubt keine weitere Verbindung.</translation>
        </message>
        <message>
            <source>Stop the other film or player that uses this account, then try again.</source>
            <translation>Beenden Sie den anderen Film oder Player, der dieses Konto nutzt, und versuchen Sie es erneut.</translation>
        </message>
        <message>
            <source>Link into a private network</source>
            <translation>Link in ein privates Netz</translation>
        </message>
        <message>
            <source>The server forwards to an address that is not on the internet.</source>
            <translation>Der Server leitet an eine Adresse weiter, die nicht im Internet liegt.</translation>
        </message>
        <message>
            <source>If that server is yours, add its own address. Otherwise do not trust this link.</source>
            <translation>Ist es Ihr Server, fügen Sie dessen eigene Adresse hinzu. Andernfalls trauen Sie diesem Link nicht.</translation>
        </message>
        <message>
            <source>Disk problem</source>
            <translation>Datenträgerproblem</translation>
        </message>
        <message>
            <source>The cache could not be written.</source>
            <translation>Der Cache konnte nicht geschrieben werden.</translation>
        </message>
        <message>
            <source>Free some space or check the disk. Playing goes on without the cache.</source>
            <translation>Geben Sie Speicherplatz frei oder prüfen Sie den Datenträger. Die Wiedergabe geht ohne Cache weiter.</translation>
        </message>
        <message>
            <source>Not a film</source>
            <translation>Kein Film</translation>
        </message>
        <message>
            <source>This is no film of a kind that Cuegate knows, but perhaps a web page or a playlist.</source>
            <translation>Dies ist kein Film in einem Format, das Cuegate kennt, vielleicht aber eine Webseite oder eine Wiedergabeliste.</translation>
        </message>
        <message>
            <source>Copy the link to the film itself, not to the page that shows it.</source>
            <translation>Kopieren Sie den Link zum Film selbst, nicht zur Seite, die ihn zeigt.</translation>
        </message>
        <message>
            <source>Not a list</source>
            <translation>Keine Liste</translation>
        </message>
        <message>
            <source>What is there is no list of films or channels (M3U).</source>
            <translation>Dort liegt keine Liste von Filmen oder Sendern (M3U).</translation>
        </message>
        <message>
            <source>Copy the link of the list again, or ask the provider for it.</source>
            <translation>Kopieren Sie den Link der Liste noch einmal oder fragen Sie den Anbieter danach.</translation>
        </message>
        <message>
            <source>This is one film or channel in parts (HLS), no list of many.</source>
            <translation>Dies ist ein einzelner Film oder Sender in Teilen (HLS), keine Liste von vielen.</translation>
        </message>
        <message>
            <source>Add its link as a film instead.</source>
            <translation>Fügen Sie den Link stattdessen als Film hinzu.</translation>
        </message>
        <message>
            <source>No index</source>
            <translation>Kein Index</translation>
        </message>
        <message>
            <source>The film has no index, so one cannot jump to a time in it.</source>
            <translation>Der Film hat keinen Index, daher kann man darin nicht zu einer Zeit springen.</translation>
        </message>
        <message>
            <source>Remux it once, for example with MKVToolNix; that adds an index and loses nothing.</source>
            <translation>Verpacken Sie ihn einmal neu (Remux), zum Beispiel mit MKVToolNix; dabei entsteht ein Index, und nichts geht verloren.</translation>
        </message>
        <message>
            <source>Index too big</source>
            <translation>Index zu groß</translation>
        </message>
        <message>
            <source>The film's index is larger than any sensible film needs.</source>
            <translation>Der Index des Films ist größer, als ein vernünftiger Film ihn braucht.</translation>
        </message>
        <message>
            <source>The file is probably damaged. Remux it or get another copy.</source>
            <translation>Die Datei ist vermutlich beschädigt. Verpacken Sie sie neu (Remux) oder besorgen Sie eine andere Kopie.</translation>
        </message>
        <message>
            <source>Encrypted</source>
            <translation>Verschlüsselt</translation>
        </message>
        <message>
            <source>The film is encrypted and cannot be served.</source>
            <translation>Der Film ist verschlüsselt und kann nicht bereitgestellt werden.</translation>
        </message>
        <message>
            <source>Use a copy without encryption.</source>
            <translation>Verwenden Sie eine Kopie ohne Verschlüsselung.</translation>
        </message>
        <message>
            <source>Codec not supported</source>
            <translation>Codec nicht unterstützt</translation>
        </message>
        <message>
            <source>No track of the film has a format that can be served.</source>
            <translation>Keine Spur des Films hat ein Format, das bereitgestellt werden kann.</translation>
        </message>
        <message>
            <source>Convert the film, for example to H.264 with AAC.</source>
            <translation>Wandeln Sie den Film um, zum Beispiel in H.264 mit AAC.</translation>
        </message>
        <message>
            <source>Damaged file</source>
            <translation>Datei beschädigt</translation>
        </message>
        <message>
            <source>The file is damaged, or has not been downloaded completely.</source>
            <translation>Die Datei ist beschädigt oder wurde nicht vollständig heruntergeladen.</translation>
        </message>
        <message>
            <source>Download it again or remux it. The details show where reading stopped.</source>
            <translation>Laden Sie sie erneut herunter oder verpacken Sie sie neu (Remux). Die Details zeigen, wo das Lesen endete.</translation>
        </message>
        <message>
            <source>Not found</source>
            <translation>Nicht gefunden</translation>
        </message>
        <message>
            <source>The file does not exist any more.</source>
            <translation>Die Datei existiert nicht mehr.</translation>
        </message>
        <message>
            <source>Check that it was not moved and that its drive is connected.</source>
            <translation>Prüfen Sie, ob sie verschoben wurde und ob ihr Laufwerk angeschlossen ist.</translation>
        </message>
        <message>
            <source>Not understood</source>
            <translation>Nicht verstanden</translation>
        </message>
        <message>
            <source>This address cannot be used.</source>
            <translation>Diese Adresse kann nicht verwendet werden.</translation>
        </message>
        <message>
            <source>Add the film again with its full address.</source>
            <translation>Fügen Sie den Film mit seiner vollständigen Adresse neu hinzu.</translation>
        </message>
        <message>
            <source>No permission</source>
            <translation>Keine Berechtigung</translation>
        </message>
        <message>
            <source>This computer does not allow reading it.</source>
            <translation>Dieser Computer erlaubt das Lesen nicht.</translation>
        </message>
        <message>
            <source>Check the permissions of the file and of its folder.</source>
            <translation>Prüfen Sie die Berechtigungen der Datei und ihres Ordners.</translation>
        </message>
        <message>
            <source>Not supported</source>
            <translation>Nicht unterstützt</translation>
        </message>
        <message>
            <source>Cuegate does not know this kind of source or film.</source>
            <translation>Cuegate kennt diese Art von Quelle oder Film nicht.</translation>
        </message>
        <message>
            <source>Use a direct link to a film, or a file: MKV, WebM, MP4, MOV, TS, AVI, FLV or Ogg.</source>
            <translation>Verwenden Sie einen direkten Link zu einem Film oder eine Datei: MKV, WebM, MP4, MOV, TS, AVI, FLV oder Ogg.</translation>
        </message>
        <message>
            <source>Not available now</source>
            <translation>Zurzeit nicht verfügbar</translation>
        </message>
        <message>
            <source>The source is not available at the moment.</source>
            <translation>Die Quelle ist im Moment nicht verfügbar.</translation>
        </message>
        <message>
            <source>Try again in a moment.</source>
            <translation>Versuchen Sie es gleich noch einmal.</translation>
        </message>
        <message>
            <source>Stopped</source>
            <translation>Abgebrochen</translation>
        </message>
        <message>
            <source>The examination was stopped.</source>
            <translation>Die Analyse wurde abgebrochen.</translation>
        </message>
        <message>
            <source>Examine it again when you like.</source>
            <translation>Analysieren Sie den Film erneut, wann Sie möchten.</translation>
        </message>
        <message>
            <source>Internal error</source>
            <translation>Interner Fehler</translation>
        </message>
        <message>
            <source>Something went wrong inside Cuegate.</source>
            <translation>In Cuegate ist etwas schiefgegangen.</translation>
        </message>
        <message>
            <source>Try again. If it happens again, please report it with the details.</source>
            <translation>Versuchen Sie es erneut. Geschieht es wieder, melden Sie es bitte mit den Details.</translation>
        </message>
        <message>
            <source>A stream, no list</source>
            <translation>Ein Stream, keine Liste</translation>
        </message>
        <message>
            <source>Conversion hung</source>
            <translation>Umwandlung hängt</translation>
        </message>
        <message>
            <source>Converting a part of the film did not come to an end.</source>
            <translation>Die Umwandlung eines Teils des Films kam nicht zum Ende.</translation>
        </message>
        <message>
            <source>Play it again: it is tried once more.</source>
            <translation>Spielen Sie ihn noch einmal ab: Es wird ein weiteres Mal versucht.</translation>
        </message>
        <message>
            <source>Not converted for now</source>
            <translation>Vorerst keine Umwandlung</translation>
        </message>
        <message>
            <source>Converting this film hung, and hung again when it was tried once more. It is not converted for ten minutes.</source>
            <translation>Die Umwandlung dieses Films hing, und beim zweiten Versuch wieder. Zehn Minuten lang wird er nicht umgewandelt.</translation>
        </message>
        <message>
            <source>Players that need no conversion play it meanwhile. If you think that it works now, try again.</source>
            <translation>Player, die keine Umwandlung brauchen, spielen ihn unterdessen ab. Wenn Sie meinen, dass es jetzt geht, versuchen Sie es erneut.</translation>
        </message>
        <message>
            <source>Nothing is converted</source>
            <translation>Nichts wird umgewandelt</translation>
        </message>
        <message>
            <source>Close Cuegate and start it again. Players that need no conversion go on meanwhile.</source>
            <translation>Beenden Sie Cuegate und starten Sie es neu. Player, die keine Umwandlung brauchen, laufen unterdessen weiter.</translation>
        </message>
        <message>
            <source>No Xtream account</source>
            <translation>Kein Xtream-Konto</translation>
        </message>
        <message>
            <source>What answers at this address is not the server of an Xtream account.</source>
            <translation>Was unter dieser Adresse antwortet, ist nicht der Server eines Xtream-Kontos.</translation>
        </message>
        <message>
            <source>Check the server's address and port, the user name and the password.</source>
            <translation>Prüfen Sie Adresse und Port des Servers, Benutzername und Passwort.</translation>
        </message>
        <message>
            <source>Login refused</source>
            <translation>Anmeldung abgelehnt</translation>
        </message>
        <message>
            <source>The provider does not accept this user name and password.</source>
            <translation>Der Anbieter nimmt diesen Benutzernamen mit diesem Passwort nicht an.</translation>
        </message>
        <message>
            <source>Check the user name and the password, or ask the provider for new ones.</source>
            <translation>Prüfen Sie Benutzername und Passwort, oder bitten Sie den Anbieter um neue.</translation>
        </message>
        <message>
            <source>Account expired</source>
            <translation>Konto abgelaufen</translation>
        </message>
        <message>
            <source>The account has expired.</source>
            <translation>Das Konto ist abgelaufen.</translation>
        </message>
        <message>
            <source>Renew it with the provider.</source>
            <translation>Verlängern Sie es beim Anbieter.</translation>
        </message>
        <message>
            <source>Account disabled</source>
            <translation>Konto abgeschaltet</translation>
        </message>
        <message>
            <source>The provider has disabled this account.</source>
            <translation>Der Anbieter hat dieses Konto abgeschaltet.</translation>
        </message>
        <message>
            <source>Ask the provider why.</source>
            <translation>Fragen Sie den Anbieter nach dem Grund.</translation>
        </message>
        <message>
            <source>Account banned</source>
            <translation>Konto gesperrt</translation>
        </message>
        <message>
            <source>The provider has banned this account.</source>
            <translation>Der Anbieter hat dieses Konto gesperrt.</translation>
        </message>
        <message>
            <source>A series</source>
            <translation>Eine Serie</translation>
        </message>
        <message>
            <source>This is a series, of which only episodes can be played.</source>
            <translation>Dies ist eine Serie; abspielen kann man nur ihre Folgen.</translation>
        </message>
        <message>
            <source>Open one of its episodes.</source>
            <translation>Öffnen Sie eine ihrer Folgen.</translation>
        </message>
        <message>
            <source>Conversion crashed</source>
            <translation>Umwandlung abgestürzt</translation>
        </message>
        <message>
            <source>A part of the film could not be converted: the codec crashed.</source>
            <translation>Ein Teil des Films konnte nicht umgewandelt werden: Der Codec ist abgestürzt.</translation>
        </message>
        <message>
            <source>Converting this film crashed, and crashed again when it was tried once more. It is not converted for ten minutes.</source>
            <translation>Die Umwandlung dieses Films ist abgestürzt, und beim zweiten Versuch wieder. Zehn Minuten lang wird er nicht umgewandelt.</translation>
        </message>
        <message>
            <source>Too many conversions hang or crashed, so nothing more is converted.</source>
            <translation>Zu viele Umwandlungen hängen oder sind abgestürzt, daher wird nichts mehr umgewandelt.</translation>
        </message>
    </context>
    <context>
        <name>Format</name>
        <message>
            <source>%1 s</source>
            <translation>%1 s</translation>
        </message>
        <message>
            <source>%1 min %2 s</source>
            <translation>%1 min %2 s</translation>
        </message>
        <message>
            <source>%1 min</source>
            <translation>%1 min</translation>
        </message>
        <message>
            <source>%1 h %2 min</source>
            <translation>%1 h %2 min</translation>
        </message>
        <message>
            <source>%1 h</source>
            <translation>%1 h</translation>
        </message>
        <message>
            <source>%1 kbit/s</source>
            <translation>%1 kbit/s</translation>
        </message>
        <message>
            <source>%1 Mbit/s</source>
            <translation>%1 Mbit/s</translation>
        </message>
        <message>
            <source>several languages</source>
            <translation>mehrere Sprachen</translation>
        </message>
        <message>
            <source>no language</source>
            <translation>keine Sprache</translation>
        </message>
        <message>
            <source>%1 (%2)</source>
            <comment>language, country</comment>
            <translation>%1 (%2)</translation>
        </message>
        <message>
            <source>%1 fps</source>
            <translation>%1 fps</translation>
        </message>
        <message>
            <source>mono</source>
            <translation>Mono</translation>
        </message>
        <message>
            <source>stereo</source>
            <translation>Stereo</translation>
        </message>
        <message numerus="yes">
            <source>%n channel(s)</source>
            <translation>
                <numerusform>%n Kanal</numerusform>
                <numerusform>%n Kanäle</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 kHz</source>
            <translation>%1 kHz</translation>
        </message>
    </context>
    <context>
        <name>Language</name>
        <message>
            <source>English</source>
            <translation>Englisch</translation>
        </message>
        <message>
            <source>German</source>
            <translation>Deutsch</translation>
        </message>
        <message>
            <source>French</source>
            <translation>Französisch</translation>
        </message>
        <message>
            <source>Spanish</source>
            <translation>Spanisch</translation>
        </message>
        <message>
            <source>Italian</source>
            <translation>Italienisch</translation>
        </message>
        <message>
            <source>Portuguese</source>
            <translation>Portugiesisch</translation>
        </message>
        <message>
            <source>Dutch</source>
            <translation>Niederländisch</translation>
        </message>
        <message>
            <source>Swedish</source>
            <translation>Schwedisch</translation>
        </message>
        <message>
            <source>Danish</source>
            <translation>Dänisch</translation>
        </message>
        <message>
            <source>Norwegian Bokmal</source>
            <translation>Norwegisch (Bokmål)</translation>
        </message>
        <message>
            <source>Finnish</source>
            <translation>Finnisch</translation>
        </message>
        <message>
            <source>Icelandic</source>
            <translation>Isländisch</translation>
        </message>
        <message>
            <source>Polish</source>
            <translation>Polnisch</translation>
        </message>
        <message>
            <source>Czech</source>
            <translation>Tschechisch</translation>
        </message>
        <message>
            <source>Slovak</source>
            <translation>Slowakisch</translation>
        </message>
        <message>
            <source>Hungarian</source>
            <translation>Ungarisch</translation>
        </message>
        <message>
            <source>Romanian</source>
            <translation>Rumänisch</translation>
        </message>
        <message>
            <source>Bulgarian</source>
            <translation>Bulgarisch</translation>
        </message>
        <message>
            <source>Greek</source>
            <translation>Griechisch</translation>
        </message>
        <message>
            <source>Turkish</source>
            <translation>Türkisch</translation>
        </message>
        <message>
            <source>Russian</source>
            <translation>Russisch</translation>
        </message>
        <message>
            <source>Ukrainian</source>
            <translation>Ukrainisch</translation>
        </message>
        <message>
            <source>Serbian</source>
            <translation>Serbisch</translation>
        </message>
        <message>
            <source>Croatian</source>
            <translation>Kroatisch</translation>
        </message>
        <message>
            <source>Slovenian</source>
            <translation>Slowenisch</translation>
        </message>
        <message>
            <source>Albanian</source>
            <translation>Albanisch</translation>
        </message>
        <message>
            <source>Estonian</source>
            <translation>Estnisch</translation>
        </message>
        <message>
            <source>Latvian</source>
            <translation>Lettisch</translation>
        </message>
        <message>
            <source>Lithuanian</source>
            <translation>Litauisch</translation>
        </message>
        <message>
            <source>Irish</source>
            <translation>Irisch</translation>
        </message>
        <message>
            <source>Welsh</source>
            <translation>Walisisch</translation>
        </message>
        <message>
            <source>Basque</source>
            <translation>Baskisch</translation>
        </message>
        <message>
            <source>Catalan</source>
            <translation>Katalanisch</translation>
        </message>
        <message>
            <source>Galician</source>
            <translation>Galicisch</translation>
        </message>
        <message>
            <source>Hebrew</source>
            <translation>Hebräisch</translation>
        </message>
        <message>
            <source>Arabic</source>
            <translation>Arabisch</translation>
        </message>
        <message>
            <source>Persian</source>
            <translation>Persisch</translation>
        </message>
        <message>
            <source>Hindi</source>
            <translation>Hindi</translation>
        </message>
        <message>
            <source>Bangla</source>
            <translation>Bengalisch</translation>
        </message>
        <message>
            <source>Tamil</source>
            <translation>Tamil</translation>
        </message>
        <message>
            <source>Telugu</source>
            <translation>Telugu</translation>
        </message>
        <message>
            <source>Urdu</source>
            <translation>Urdu</translation>
        </message>
        <message>
            <source>Thai</source>
            <translation>Thailändisch</translation>
        </message>
        <message>
            <source>Vietnamese</source>
            <translation>Vietnamesisch</translation>
        </message>
        <message>
            <source>Indonesian</source>
            <translation>Indonesisch</translation>
        </message>
        <message>
            <source>Malay</source>
            <translation>Malaiisch</translation>
        </message>
        <message>
            <source>Chinese</source>
            <translation>Chinesisch</translation>
        </message>
        <message>
            <source>Japanese</source>
            <translation>Japanisch</translation>
        </message>
        <message>
            <source>Korean</source>
            <translation>Koreanisch</translation>
        </message>
        <message>
            <source>Mongolian</source>
            <translation>Mongolisch</translation>
        </message>
        <message>
            <source>Georgian</source>
            <translation>Georgisch</translation>
        </message>
        <message>
            <source>Armenian</source>
            <translation>Armenisch</translation>
        </message>
        <message>
            <source>Azerbaijani</source>
            <translation>Aserbaidschanisch</translation>
        </message>
        <message>
            <source>Kazakh</source>
            <translation>Kasachisch</translation>
        </message>
        <message>
            <source>Latin</source>
            <translation>Latein</translation>
        </message>
    </context>
    <context>
        <name>LaterKinds</name>
        <message>
            <source>This is an Ace Stream ID. Cuegate will play these in a later version.</source>
            <translation>Dies ist eine Ace-Stream-ID. Cuegate wird sie in einer späteren Version abspielen.</translation>
        </message>
        <message>
            <source>This is a Telegram link. Cuegate will play these in a later version.</source>
            <translation>Dies ist ein Telegram-Link. Cuegate wird solche in einer späteren Version abspielen.</translation>
        </message>
    </context>
    <context>
        <name>MediaText</name>
        <message>
            <source>unknown format</source>
            <translation>unbekanntes Format</translation>
        </message>
        <message>
            <source>, </source>
            <comment>between parts of a list</comment>
            <translation>, </translation>
        </message>
        <message>
            <source>%1-bit</source>
            <translation>%1 Bit</translation>
        </message>
        <message>
            <source>default</source>
            <translation>Standard</translation>
        </message>
        <message>
            <source>forced</source>
            <translation>erzwungen</translation>
        </message>
        <message>
            <source>encrypted</source>
            <translation>verschlüsselt</translation>
        </message>
        <message>
            <source>disabled</source>
            <translation>deaktiviert</translation>
        </message>
        <message>
            <source>H.264</source>
            <translation>H.264</translation>
        </message>
        <message>
            <source>AAC</source>
            <translation>AAC</translation>
        </message>
        <message>
            <source>AAC 5.1</source>
            <translation>AAC 5.1</translation>
        </message>
        <message>
            <source>H.264, %1p</source>
            <translation>H.264, %1p</translation>
        </message>
        <message>
            <source>%1 as %2</source>
            <translation>%1 als %2</translation>
        </message>
        <message>
            <source>Video %1</source>
            <translation>Video %1</translation>
        </message>
        <message>
            <source>Audio %1</source>
            <translation>Audio %1</translation>
        </message>
        <message>
            <source>Subtitles %1</source>
            <translation>Untertitel %1</translation>
        </message>
        <message>
            <source>The file has no index.</source>
            <translation>Die Datei hat keinen Index.</translation>
        </message>
        <message numerus="yes">
            <source>Its index has %Ln cue point(s).</source>
            <translation>
                <numerusform>Der Index hat %Ln Cue-Punkt.</numerusform>
                <numerusform>Der Index hat %Ln Cue-Punkte.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Its index has %Ln keyframe(s).</source>
            <translation>
                <numerusform>Der Index hat %Ln Keyframe.</numerusform>
                <numerusform>Der Index hat %Ln Keyframes.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>It has no index; %Ln keyframe(s) were found by reading.</source>
            <translation>
                <numerusform>Sie hat keinen Index; %Ln Keyframe wurde durch Lesen gefunden.</numerusform>
                <numerusform>Sie hat keinen Index; %Ln Keyframes wurden durch Lesen gefunden.</numerusform>
            </translation>
        </message>
        <message>
            <source>The index is incomplete.</source>
            <translation>Der Index ist unvollständig.</translation>
        </message>
        <message>
            <source>Keyframes are %1 apart on average.</source>
            <translation>Die Keyframes liegen im Schnitt %1 auseinander.</translation>
        </message>
        <message numerus="yes">
            <source>%Ln audio track(s)</source>
            <translation>
                <numerusform>%Ln Audiospur</numerusform>
                <numerusform>%Ln Audiospuren</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln subtitle track(s)</source>
            <translation>
                <numerusform>%Ln Untertitelspur</numerusform>
                <numerusform>%Ln Untertitelspuren</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 on average</source>
            <comment>bit rate</comment>
            <translation>%1 im Schnitt</translation>
        </message>
        <message>
            <source>%1.</source>
            <translation>%1.</translation>
        </message>
        <message numerus="yes">
            <source>Examined with %Ln request(s), %1.</source>
            <translation>
                <numerusform>Analysiert mit %Ln Anfrage, %1.</numerusform>
                <numerusform>Analysiert mit %Ln Anfragen, %1.</numerusform>
            </translation>
        </message>
        <message>
            <source>Track %1</source>
            <translation>Spur %1</translation>
        </message>
        <message>
            <source>%1 (%2)</source>
            <comment>track, language</comment>
            <translation>%1 (%2)</translation>
        </message>
        <message>
            <source>%1, single pictures</source>
            <translation>%1, Einzelbilder</translation>
        </message>
    </context>
    <context>
        <name>PlayerText</name>
        <message>
            <source>Chrome and Edge</source>
            <translation>Chrome und Edge</translation>
        </message>
        <message>
            <source>iPhone and iPad</source>
            <translation>iPhone und iPad</translation>
        </message>
        <message>
            <source>Typical TV</source>
            <translation>Typischer Fernseher</translation>
        </message>
        <message>
            <source>Is converted for every player</source>
            <translation>Wird für jeden Player umgewandelt</translation>
        </message>
        <message>
            <source>Plays without conversion everywhere</source>
            <translation>Läuft überall ohne Umwandlung</translation>
        </message>
        <message>
            <source>browsers</source>
            <comment>in a list: plays on browsers, TVs</comment>
            <translation>Browsern</translation>
        </message>
        <message>
            <source>TVs</source>
            <comment>in a list: plays on browsers, TVs</comment>
            <translation>Fernsehern</translation>
        </message>
        <message>
            <source>Plays without conversion on %1</source>
            <translation>Läuft ohne Umwandlung auf %1</translation>
        </message>
        <message>
            <source>copied</source>
            <translation>kopiert</translation>
        </message>
        <message>
            <source>copied or converted to %1</source>
            <translation>kopiert oder in %1 umgewandelt</translation>
        </message>
        <message>
            <source>converted to %1</source>
            <translation>in %1 umgewandelt</translation>
        </message>
        <message>
            <source>copied, perhaps not played</source>
            <translation>kopiert, vielleicht nicht abgespielt</translation>
        </message>
        <message>
            <source>left out</source>
            <translation>weggelassen</translation>
        </message>
        <message>
            <source>not played</source>
            <translation>nicht abgespielt</translation>
        </message>
        <message>
            <source>%1 is not decoded by %2.</source>
            <comment>codec, player</comment>
            <translation>%1 wird von diesem Player nicht decodiert (%2).</translation>
        </message>
        <message>
            <source>%1 is decoded by some devices or versions of %2 only.</source>
            <comment>codec, player</comment>
            <translation>%1 wird nur von manchen Geräten oder Versionen decodiert (%2).</translation>
        </message>
        <message>
            <source>It is H.264 with finer colour or of a rare profile, which %1 does not decode.</source>
            <translation>Es ist H.264 mit feineren Farben oder einem seltenen Profil, das dieser Player nicht decodiert (%1).</translation>
        </message>
        <message>
            <source>It has %1 bits per colour, which %2 does not decode.</source>
            <translation>Das Bild hat %1 Bit je Farbe, was dieser Player nicht decodiert (%2).</translation>
        </message>
        <message>
            <source>It is too large or too fast for some devices that %1 stands for.</source>
            <translation>Das Bild ist zu groß oder zu schnell für manche dieser Geräte (%1).</translation>
        </message>
        <message>
            <source>Its picture of %1 × %2 is larger than %3 shows for sure.</source>
            <translation>Das Bild mit %1 × %2 ist größer, als dieser Player es sicher zeigt (%3).</translation>
        </message>
        <message>
            <source>It has more channels than %1 takes.</source>
            <translation>Die Spur hat mehr Kanäle, als dieser Player annimmt (%1).</translation>
        </message>
        <message>
            <source>%1 gets transport streams, because it cannot seek otherwise, and they do not carry %2.</source>
            <comment>player, codec</comment>
            <translation>Dieser Player (%1) bekommt Transportströme, weil er sonst nicht spulen kann, und diese können %2 nicht enthalten.</translation>
        </message>
        <message>
            <source>%1 gets fMP4, which does not carry %2: only MPEG-TS does.</source>
            <comment>player, codec</comment>
            <translation>Dieser Player (%1) bekommt fMP4, und das kann %2 nicht enthalten: Nur MPEG-TS kann es.</translation>
        </message>
        <message>
            <source>%1 gets transport streams, because it cannot seek otherwise, and they do not say that the picture is to be turned.</source>
            <comment>player</comment>
            <translation>Dieser Player (%1) bekommt Transportströme, weil er sonst nicht spulen kann, und diese sagen nicht, dass das Bild zu drehen ist.</translation>
        </message>
        <message>
            <source>%1 cannot be put into HLS as it is.</source>
            <translation>%1 passt so nicht in HLS.</translation>
        </message>
        <message>
            <source>It is encrypted (DRM): only the service it comes from can play it.</source>
            <translation>Sie ist verschlüsselt (DRM): Nur der Dienst, von dem sie stammt, kann sie abspielen.</translation>
        </message>
        <message>
            <source>A title is served with one picture, and another one is the main one.</source>
            <translation>Ein Film wird mit nur einem Bild bereitgestellt, und ein anderes ist das Hauptbild.</translation>
        </message>
        <message>
            <source>It is nothing that players show.</source>
            <translation>Dies ist nichts, was Player anzeigen.</translation>
        </message>
        <message>
            <source>%1 can neither be put into HLS as it is nor be decoded here.</source>
            <translation>%1 passt so nicht in HLS und kann hier auch nicht decodiert werden.</translation>
        </message>
        <message>
            <source>%1, %2: %3</source>
            <comment>track, codec, what happens</comment>
            <translation>%1, %2: %3</translation>
        </message>
        <message>
            <source>%1. %2</source>
            <comment>what happens to a track, a sentence why</comment>
            <translation>%1. %2</translation>
        </message>
        <message>
            <source>The picture is converted to H.264 where %1 is not decoded.</source>
            <translation>Wo %1 nicht decodiert wird, wird das Bild in H.264 umgewandelt.</translation>
        </message>
        <message>
            <source>The sound is converted to AAC where %1 is not decoded.</source>
            <translation>Wo %1 nicht decodiert wird, wird der Ton in AAC umgewandelt.</translation>
        </message>
        <message>
            <source>The picture is converted to H.264.</source>
            <translation>Das Bild wird in H.264 umgewandelt.</translation>
        </message>
        <message>
            <source>The sound is converted to AAC.</source>
            <translation>Der Ton wird in AAC umgewandelt.</translation>
        </message>
        <message>
            <source>Some devices do not show the picture.</source>
            <translation>Manche Geräte zeigen das Bild nicht.</translation>
        </message>
        <message>
            <source>Some devices play no sound.</source>
            <translation>Manche Geräte spielen keinen Ton.</translation>
        </message>
        <message>
            <source>There is no picture on %1.</source>
            <translation>Hier gibt es kein Bild (%1).</translation>
        </message>
        <message>
            <source>There is no sound on %1.</source>
            <translation>Hier gibt es keinen Ton (%1).</translation>
        </message>
        <message>
            <source>Plays without conversion, but without its subtitles.</source>
            <translation>Läuft ohne Umwandlung, aber ohne Untertitel.</translation>
        </message>
        <message>
            <source>Plays without conversion.</source>
            <translation>Läuft ohne Umwandlung.</translation>
        </message>
        <message>
            <source>Its subtitles are left out.</source>
            <translation>Die Untertitel werden weggelassen.</translation>
        </message>
        <message>
            <source>%1 cannot be sent as text. They are in the original file.</source>
            <comment>kind of subtitles</comment>
            <translation>%1 lässt sich nicht als Text senden. Die Untertitel sind in der Originaldatei.</translation>
        </message>
        <message>
            <source>%1 does not read subtitles in HLS. They are in the original file.</source>
            <comment>player</comment>
            <translation>%1 liest in HLS keine Untertitel. Sie sind in der Originaldatei.</translation>
        </message>
    </context>
    <context>
        <name>SessionText</name>
        <message>
            <source>%1 %2p</source>
            <comment>codec, lines of the picture</comment>
            <translation>%1 %2p</translation>
        </message>
        <message>
            <source>%1 %2</source>
            <comment>codec, channels</comment>
            <translation>%1 %2</translation>
        </message>
        <message>
            <source>Video copied, %1</source>
            <translation>Video kopiert, %1</translation>
        </message>
        <message>
            <source>Video converted to %1</source>
            <translation>Video in %1 umgewandelt</translation>
        </message>
        <message>
            <source>Audio copied, %1</source>
            <translation>Audio kopiert, %1</translation>
        </message>
        <message>
            <source>Audio converted to %1</source>
            <translation>Audio in %1 umgewandelt</translation>
        </message>
        <message>
            <source>Subtitles copied</source>
            <translation>Untertitel kopiert</translation>
        </message>
        <message>
            <source>Subtitles converted</source>
            <translation>Untertitel umgewandelt</translation>
        </message>
        <message>
            <source>Original file</source>
            <translation>Originaldatei</translation>
        </message>
        <message>
            <source>Original file, %1</source>
            <translation>Originaldatei, %1</translation>
        </message>
        <message>
            <source>Waiting for the film</source>
            <translation>Wartet auf den Film</translation>
        </message>
        <message>
            <source>Paused or at the end</source>
            <translation>Pausiert oder am Ende</translation>
        </message>
        <message>
            <source>Playing</source>
            <translation>Läuft</translation>
        </message>
        <message>
            <source>Position not known</source>
            <translation>Position unbekannt</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <comment>position, duration</comment>
            <translation>%1 von %2</translation>
        </message>
        <message>
            <source>Nothing loaded ahead</source>
            <translation>Nichts vorausgeladen</translation>
        </message>
        <message>
            <source>About %1 loaded ahead</source>
            <translation>Etwa %1 vorausgeladen</translation>
        </message>
        <message>
            <source>Loads %1 times as fast as it plays</source>
            <translation>Lädt %1-mal so schnell wie die Wiedergabe</translation>
        </message>
        <message>
            <source>Loads slower than it plays (%1 times): it may stall</source>
            <translation>Lädt langsamer als die Wiedergabe (%1-fach): kann stocken</translation>
        </message>
        <message>
            <source>Has enough loaded</source>
            <translation>Hat genug geladen</translation>
        </message>
        <message>
            <source>Loads as fast as it plays</source>
            <translation>Lädt so schnell wie die Wiedergabe</translation>
        </message>
        <message>
            <source>%1p</source>
            <comment>lines of the picture</comment>
            <translation>%1p</translation>
        </message>
        <message>
            <source>Copied</source>
            <translation>Kopiert</translation>
        </message>
        <message>
            <source>Live</source>
            <translation>Live</translation>
        </message>
    </context>
    <context>
        <name>SourceInput</name>
        <message>
            <source>This line is too long for an address.</source>
            <translation>Diese Zeile ist zu lang für eine Adresse.</translation>
        </message>
        <message>
            <source>Write the whole address, beginning with http:// or https://, or the whole path of a file.</source>
            <translation>Schreiben Sie die ganze Adresse, beginnend mit http:// oder https://, oder den ganzen Pfad einer Datei.</translation>
        </message>
        <message>
            <source>“%1” is not supported; http, https and files are.</source>
            <translation>„%1“ wird nicht unterstützt, nur http, https und Dateien.</translation>
        </message>
        <message>
            <source>There is a mistake in this address.</source>
            <translation>Diese Adresse enthält einen Fehler.</translation>
        </message>
        <message>
            <source>The name of the server is missing.</source>
            <translation>Der Name des Servers fehlt.</translation>
        </message>
        <message>
            <source>There is no such file.</source>
            <translation>Diese Datei gibt es nicht.</translation>
        </message>
        <message>
            <source>You have no permission to read this file.</source>
            <translation>Sie haben keine Berechtigung, diese Datei zu lesen.</translation>
        </message>
        <message>
            <source>The user agent has to be one line.</source>
            <translation>Der User-Agent muss in einer Zeile stehen.</translation>
        </message>
        <message>
            <source>“%1” is not a header. Write “Name: value”.</source>
            <translation>„%1“ ist kein Header. Schreiben Sie „Name: Wert“.</translation>
        </message>
        <message>
            <source>Cuegate sets the header “%1” itself.</source>
            <translation>Den Header „%1“ setzt Cuegate selbst.</translation>
        </message>
        <message>
            <source>The user name or the password of the Xtream account is missing.</source>
            <translation>Benutzername oder Passwort des Xtream-Kontos fehlen.</translation>
        </message>
    </context>
    <context>
        <name>StreamText</name>
        <message>
            <source>Live stream</source>
            <translation>Livestream</translation>
        </message>
        <message>
            <source>HLS stream, %1</source>
            <comment>duration</comment>
            <translation>HLS-Stream, %1</translation>
        </message>
        <message>
            <source>HLS stream</source>
            <translation>HLS-Stream</translation>
        </message>
        <message>
            <source>up to %1</source>
            <comment>bit rate</comment>
            <translation>bis zu %1</translation>
        </message>
        <message>
            <source>, </source>
            <comment>between parts of a list</comment>
            <translation>, </translation>
        </message>
        <message numerus="yes">
            <source>and %Ln more</source>
            <comment>variants of a stream</comment>
            <translation>
                <numerusform>und %Ln weitere</numerusform>
                <numerusform>und %Ln weitere</numerusform>
            </translation>
        </message>
        <message>
            <source>Audio: %1</source>
            <translation>Ton: %1</translation>
        </message>
        <message>
            <source>Subtitles: %1</source>
            <translation>Untertitel: %1</translation>
        </message>
        <message>
            <source>Players get it as it is. However many watch, it is fetched once, and only while somebody does.</source>
            <translation>Abspielgeräte bekommen ihn, wie er ist. Er wird nur einmal geladen, wie viele auch zusehen, und nur, solange jemand zusieht.</translation>
        </message>
        <message>
            <source>Stream has stopped</source>
            <translation>Stream steht still</translation>
        </message>
        <message>
            <source>The stream does not go on: its server sends nothing new.</source>
            <translation>Der Stream geht nicht weiter: Sein Server sendet nichts Neues.</translation>
        </message>
        <message>
            <source>It plays again by itself when the server goes on. If it does not, the channel may be off the air, or its address may have changed.</source>
            <translation>Er läuft von selbst weiter, sobald der Server weitersendet. Tut er das nicht, hat der Sender vielleicht Sendepause, oder seine Adresse hat sich geändert.</translation>
        </message>
    </context>
    <context>
        <name>TimelineGraphs</name>
        <message>
            <source>up to %1</source>
            <translation>bis zu %1</translation>
        </message>
    </context>
    <context>
        <name>TimelineLayout</name>
        <message>
            <source>Keyframes</source>
            <translation>Keyframes</translation>
        </message>
        <message>
            <source>Bitrate</source>
            <translation>Bitrate</translation>
        </message>
        <message>
            <source>Cues of video %1</source>
            <translation>Cues von Video %1</translation>
        </message>
        <message>
            <source>Cues of audio %1</source>
            <translation>Cues von Audio %1</translation>
        </message>
        <message>
            <source>Cues of subtitles %1</source>
            <translation>Cues von Untertiteln %1</translation>
        </message>
        <message>
            <source>Cues of track %1</source>
            <translation>Cues von Spur %1</translation>
        </message>
        <message>
            <source>GOP length</source>
            <translation>GOP-Länge</translation>
        </message>
        <message>
            <source>Fetched</source>
            <translation>Geladen</translation>
        </message>
        <message>
            <source>Segments</source>
            <translation>Segmente</translation>
        </message>
    </context>
    <context>
        <name>TimelinePainter</name>
        <message>
            <source>not made yet</source>
            <translation>noch nicht erstellt</translation>
        </message>
        <message>
            <source>waits for its turn</source>
            <translation>wartet auf seinen Platz</translation>
        </message>
        <message>
            <source>being made</source>
            <translation>wird erstellt</translation>
        </message>
        <message>
            <source>ready in the cache</source>
            <translation>fertig im Cache</translation>
        </message>
        <message>
            <source>failed</source>
            <translation>fehlgeschlagen</translation>
        </message>
        <message>
            <source>a player is here</source>
            <translation>hier ist ein Player</translation>
        </message>
    </context>
    <context>
        <name>TimelineSegments</name>
        <message numerus="yes">
            <source>%Ln segment(s); zoom in to see where each begins</source>
            <translation>
                <numerusform>%Ln Segment; zoomen Sie hinein, um zu sehen, wo es beginnt</numerusform>
                <numerusform>%Ln Segmente; zoomen Sie hinein, um zu sehen, wo jedes beginnt</numerusform>
            </translation>
        </message>
        <message>
            <source>%1: %2</source>
            <comment>number and length of a segment</comment>
            <translation>%1: %2</translation>
        </message>
    </context>
    <context>
        <name>TimelineText</name>
        <message>
            <source>no segment here</source>
            <translation>hier kein Segment</translation>
        </message>
        <message>
            <source>Segment %1, %2</source>
            <translation>Segment %1, %2</translation>
        </message>
        <message>
            <source>%1: made when a player asks for it</source>
            <translation>%1: wird erstellt, wenn ein Player es anfordert</translation>
        </message>
        <message>
            <source>%1: waits for its turn to be made</source>
            <translation>%1: wartet darauf, erstellt zu werden</translation>
        </message>
        <message>
            <source>%1: being made</source>
            <translation>%1: wird erstellt</translation>
        </message>
        <message>
            <source>%1: could not be made</source>
            <translation>%1: konnte nicht erstellt werden</translation>
        </message>
        <message>
            <source>%1: ready, %2</source>
            <translation>%1: fertig, %2</translation>
        </message>
        <message>
            <source>Segment %1 from %2 to %3, %4 long</source>
            <translation>Segment %1 von %2 bis %3, Länge %4</translation>
        </message>
        <message>
            <source>copied</source>
            <translation>kopiert</translation>
        </message>
        <message>
            <source>converted</source>
            <translation>umgewandelt</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <comment>rendition, copied or converted</comment>
            <translation>%1: %2</translation>
        </message>
        <message>
            <source>%1: %2 (%3)</source>
            <comment>rendition, copied or converted, codecs</comment>
            <translation>%1: %2 (%3)</translation>
        </message>
        <message>
            <source>Fetched from the source already</source>
            <translation>Schon aus der Quelle geladen</translation>
        </message>
        <message>
            <source>Not fetched from the source yet</source>
            <translation>Noch nicht aus der Quelle geladen</translation>
        </message>
        <message numerus="yes">
            <source>The file has %Ln cue point(s) of this track</source>
            <translation>
                <numerusform>Die Datei hat %Ln Cue-Punkt für diese Spur</numerusform>
                <numerusform>Die Datei hat %Ln Cue-Punkte für diese Spur</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 plays here</source>
            <comment>player</comment>
            <translation>%1 spielt hier</translation>
        </message>
        <message>
            <source>Nearest keyframe: %1 at byte %2</source>
            <translation>Nächstgelegener Keyframe: %1 bei Byte %2</translation>
        </message>
        <message numerus="yes">
            <source>Its group of pictures: %1, %Ln picture(s)</source>
            <translation>
                <numerusform>Zugehörige Bildgruppe (GOP): %1, %Ln Bild</numerusform>
                <numerusform>Zugehörige Bildgruppe (GOP): %1, %Ln Bilder</numerusform>
            </translation>
        </message>
        <message>
            <source>Its group of pictures: %1</source>
            <translation>Zugehörige Bildgruppe (GOP): %1</translation>
        </message>
        <message>
            <source>%1, %2 with all tracks</source>
            <comment>bytes of a group of pictures, bits per second</comment>
            <translation>%1, %2 mit allen Spuren</translation>
        </message>
    </context>
    <context>
        <name>cuegate::AccountFields</name>
        <message>
            <source>Ser&amp;ver:</source>
            <translation>Ser&amp;ver:</translation>
        </message>
        <message>
            <source>Us&amp;er name:</source>
            <translation>Benut&amp;zername:</translation>
        </message>
        <message>
            <source>&amp;Password:</source>
            <translation>&amp;Passwort:</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>Passwort</translation>
        </message>
        <message>
            <source>unchanged</source>
            <translation>unverändert</translation>
        </message>
        <message>
            <source>Hide the password</source>
            <translation>Passwort verbergen</translation>
        </message>
        <message>
            <source>Show the password</source>
            <translation>Passwort anzeigen</translation>
        </message>
        <message>
            <source>The server's address begins with http:// or https://, not with %1.</source>
            <translation>Die Adresse des Servers beginnt mit http:// oder https://, nicht mit %1.</translation>
        </message>
        <message>
            <source>There is a mistake in the server's address. Write it like http://tv.example.org:8080.</source>
            <translation>In der Adresse des Servers ist ein Fehler. Schreiben Sie sie so: http://tv.example.org:8080.</translation>
        </message>
        <message>
            <source>Write only the server's address here, like http://tv.example.org:8080.</source>
            <translation>Schreiben Sie hier nur die Adresse des Servers, etwa http://tv.example.org:8080.</translation>
        </message>
        <message>
            <source>Enter the address of the server.</source>
            <translation>Geben Sie die Adresse des Servers ein.</translation>
        </message>
        <message>
            <source>Enter the user name.</source>
            <translation>Geben Sie den Benutzernamen ein.</translation>
        </message>
        <message>
            <source>Enter the password.</source>
            <translation>Geben Sie das Passwort ein.</translation>
        </message>
    </context>
    <context>
        <name>cuegate::AccountPage</name>
        <message>
            <source>Enter what your provider gave you, or paste its link or its whole message as the server.</source>
            <translation>Geben Sie ein, was Ihr Anbieter Ihnen gegeben hat, oder fügen Sie dessen Link oder ganze Nachricht als Server ein.</translation>
        </message>
        <message>
            <source>What you pasted is a link to the list of an account. You can add either of them:</source>
            <translation>Sie haben einen Link zur Liste eines Kontos eingefügt. Hinzufügen können Sie eines von beiden:</translation>
        </message>
        <message>
            <source>The a&amp;ccount: channels, films and series apart, and when it expires</source>
            <translation>Das &amp;Konto: Sender, Filme und Serien getrennt, und wann es abläuft</translation>
        </message>
        <message>
            <source>Only its l&amp;ist (M3U): everything in one, as the link gives it</source>
            <translation>Nur seine L&amp;iste (M3U): alles in einer, wie der Link es gibt</translation>
        </message>
        <message>
            <source>Cuegate shows the channels, films and series of an account, and when it expires.</source>
            <translation>Cuegate zeigt die Sender, Filme und Serien eines Kontos, und wann es abläuft.</translation>
        </message>
        <message>
            <source>The list (M3U) of %1 is ready to add.</source>
            <comment>server</comment>
            <translation>Die Liste (M3U) von %1 kann hinzugefügt werden.</translation>
        </message>
        <message>
            <source>The account of “%1” at %2 is ready to add.</source>
            <comment>user name, server</comment>
            <translation>Das Konto von „%1“ bei %2 kann hinzugefügt werden.</translation>
        </message>
    </context>
    <context>
        <name>cuegate::AddSourceDialog</name>
        <message>
            <source>Add films</source>
            <translation>Filme hinzufügen</translation>
        </message>
        <message>
            <source>&amp;More</source>
            <translation>&amp;Mehr</translation>
        </message>
        <message>
            <source>More: user agent and headers</source>
            <translation>Mehr: User-Agent und Header</translation>
        </message>
        <message>
            <source>&amp;Add</source>
            <translation>&amp;Hinzufügen</translation>
        </message>
        <message>
            <source>Choose &amp;files…</source>
            <translation>&amp;Dateien wählen …</translation>
        </message>
        <message>
            <source>as Cuegate names itself</source>
            <translation>wie Cuegate sich nennt</translation>
        </message>
        <message>
            <source>&amp;User agent:</source>
            <translation>&amp;User-Agent:</translation>
        </message>
        <message>
            <source>&amp;Headers:</source>
            <translation>H&amp;eader:</translation>
        </message>
        <message>
            <source>User agent</source>
            <translation>User-Agent</translation>
        </message>
        <message>
            <source>Headers, one “Name: value” per line</source>
            <translation>Header, je Zeile ein „Name: Wert“</translation>
        </message>
        <message>
            <source>Choose films</source>
            <translation>Filme wählen</translation>
        </message>
        <message>
            <source>“%1”: %2</source>
            <comment>line, what is wrong with it</comment>
            <translation>„%1“: %2</translation>
        </message>
        <message numerus="yes">
            <source>%n film(s) ready to add.</source>
            <translation>
                <numerusform>%n Film kann hinzugefügt werden.</numerusform>
                <numerusform>%n Filme können hinzugefügt werden.</numerusform>
            </translation>
        </message>
        <message>
            <source>Links, files or folders</source>
            <translation>Links, Dateien oder Ordner</translation>
        </message>
        <message>
            <source>Choose f&amp;older…</source>
            <translation>&amp;Ordner wählen …</translation>
        </message>
        <message>
            <source>Choose a folder with films</source>
            <translation>Ordner mit Filmen wählen</translation>
        </message>
        <message>
            <source>Looking for films in “%1”…</source>
            <translation>Filme werden in „%1“ gesucht …</translation>
        </message>
        <message>
            <source>There are no films in this folder.</source>
            <translation>In diesem Ordner sind keine Filme.</translation>
        </message>
        <message numerus="yes">
            <source>%n film(s) ready to add. The folder holds more than can be added at once.</source>
            <translation>
                <numerusform>%n Film kann hinzugefügt werden. Der Ordner enthält mehr, als auf einmal hinzugefügt werden kann.</numerusform>
                <numerusform>%n Filme können hinzugefügt werden. Der Ordner enthält mehr, als auf einmal hinzugefügt werden kann.</numerusform>
            </translation>
        </message>
        <message>
            <source>Films and lists (%1);;All files (*)</source>
            <translation>Filme und Listen (%1);;Alle Dateien (*)</translation>
        </message>
        <message numerus="yes">
            <source>%n list(s) (M3U) ready to add. Cuegate shows what is inside.</source>
            <translation>
                <numerusform>%n Liste (M3U) kann hinzugefügt werden. Cuegate zeigt, was darin ist.</numerusform>
                <numerusform>%n Listen (M3U) können hinzugefügt werden. Cuegate zeigt, was darin ist.</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 and %2 ready to add. Cuegate shows what is in a list.</source>
            <comment>films, lists</comment>
            <translation>%1 und %2 können hinzugefügt werden. Was in einer Liste ist, zeigt Cuegate.</translation>
        </message>
        <message numerus="yes">
            <source>%n film(s)</source>
            <translation>
                <numerusform>%n Film</numerusform>
                <numerusform>%n Filme</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n list(s) (M3U)</source>
            <translation>
                <numerusform>%n Liste (M3U)</numerusform>
                <numerusform>%n Listen (M3U)</numerusform>
            </translation>
        </message>
        <message>
            <source>The folder holds more than can be added at once.</source>
            <translation>Der Ordner enthält mehr, als auf einmal hinzugefügt werden kann.</translation>
        </message>
        <message>
            <source>&amp;Links and files</source>
            <translation>&amp;Links und Dateien</translation>
        </message>
        <message>
            <source>&amp;Xtream account</source>
            <translation>&amp;Xtream-Konto</translation>
        </message>
        <message>
            <source>&amp;Show as account</source>
            <translation>Als Kon&amp;to zeigen</translation>
        </message>
        <message>
            <source>Lin&amp;ks, files or folders:</source>
            <translation>Lin&amp;ks, Dateien oder Ordner:</translation>
        </message>
        <message>
            <source>Paste links to MKV, WebM, MP4 or other films or to a list of them (M3U), the message with your Xtream account, text with links in it, or the path of a folder; or choose files.</source>
            <translation>Fügen Sie Links zu MKV-, WebM-, MP4- oder anderen Filmen oder zu einer Liste von ihnen (M3U), die Nachricht mit Ihrem Xtream-Konto, Text mit Links darin oder den Pfad eines Ordners ein; oder wählen Sie Dateien.</translation>
        </message>
        <message numerus="yes">
            <source>%n Xtream account(s) ready to add.</source>
            <translation>
                <numerusform>%n Xtream-Konto kann hinzugefügt werden.</numerusform>
                <numerusform>%n Xtream-Konten können hinzugefügt werden.</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 %2</source>
            <comment>two sentences</comment>
            <translation>%1 %2</translation>
        </message>
    </context>
    <context>
        <name>cuegate::BackBar</name>
        <message>
            <source>Back to “%1”</source>
            <translation>Zurück zu „%1“</translation>
        </message>
        <message>
            <source>Back to “%1” (%2)</source>
            <comment>name, keys</comment>
            <translation>Zurück zu „%1“ (%2)</translation>
        </message>
    </context>
    <context>
        <name>cuegate::ByteSlider</name>
        <message>
            <source> GB</source>
            <comment>gigabytes, after a number</comment>
            <translation> GB</translation>
        </message>
    </context>
    <context>
        <name>cuegate::CacheLimits</name>
        <message>
            <source>Pieces of films, at most</source>
            <translation>Teile von Filmen, höchstens</translation>
        </message>
        <message>
            <source>off</source>
            <comment>the cache keeps nothing</comment>
            <translation>aus</translation>
        </message>
        <message>
            <source>What was made for a player is kept up to this, so that playing it again costs nothing; what was used longest ago goes first. %1 are free on this disk.</source>
            <translation>Was für einen Player erstellt wurde, wird bis zu dieser Größe aufbewahrt, sodass erneutes Abspielen nichts kostet; am längsten Unbenutztes geht zuerst. %1 sind auf diesem Datenträger frei.</translation>
        </message>
        <message>
            <source>What was made for a player is kept up to this, so that playing it again costs nothing; what was used longest ago goes first.</source>
            <translation>Was für einen Player erstellt wurde, wird bis zu dieser Größe aufbewahrt, sodass erneutes Abspielen nichts kostet; am längsten Unbenutztes geht zuerst.</translation>
        </message>
        <message>
            <source>Leave free on this disk, at least</source>
            <translation>Auf diesem Datenträger frei lassen, mindestens</translation>
        </message>
        <message>
            <source>nothing</source>
            <comment>no space is left free</comment>
            <translation>nichts</translation>
        </message>
        <message>
            <source>When others need the space, Cuegate gives it up before the disk is full.</source>
            <translation>Brauchen andere den Platz, gibt Cuegate ihn ab, bevor der Datenträger voll ist.</translation>
        </message>
        <message>
            <source>Fetched from sources, at most</source>
            <translation>Aus Quellen geladen, höchstens</translation>
        </message>
        <message>
            <source>What was downloaded is kept up to this and not downloaded again; %1 are kept now.</source>
            <translation>Was heruntergeladen wurde, wird bis zu dieser Größe aufbewahrt und nicht noch einmal heruntergeladen; zurzeit sind es %1.</translation>
        </message>
    </context>
    <context>
        <name>cuegate::CachePage</name>
        <message>
            <source>Cache</source>
            <translation>Cache</translation>
        </message>
        <message>
            <source>How full the cache is</source>
            <translation>Wie voll der Cache ist</translation>
        </message>
        <message>
            <source>Films of which something is kept</source>
            <translation>Filme, von denen etwas aufbewahrt wird</translation>
        </message>
        <message>
            <source>Clear all…</source>
            <translation>Alles löschen …</translation>
        </message>
        <message>
            <source>Deletes all that is kept of all films, and what was fetched of them</source>
            <translation>Löscht alles, was von allen Filmen aufbewahrt und geladen wurde</translation>
        </message>
        <message>
            <source>Limits</source>
            <translation>Grenzen</translation>
        </message>
        <message>
            <source>Nothing is kept yet. When a film is played, its pieces are kept here, and playing it again or on another device costs nothing.</source>
            <translation>Noch wird nichts aufbewahrt. Wird ein Film abgespielt, bleiben seine Teile hier, und ihn erneut oder auf einem anderen Gerät abzuspielen kostet nichts.</translation>
        </message>
        <message>
            <source>%1 of %2 are used by pieces of films.</source>
            <comment>used, capacity</comment>
            <translation>%1 von %2 sind mit Teilen von Filmen belegt.</translation>
        </message>
        <message numerus="yes">
            <source>%Ln piece(s) kept</source>
            <translation>
                <numerusform>%Ln Teil aufbewahrt</numerusform>
                <numerusform>%Ln Teile aufbewahrt</numerusform>
            </translation>
        </message>
        <message>
            <source>nothing was asked for yet</source>
            <translation>bisher wurde nichts angefordert</translation>
        </message>
        <message>
            <source>%1 % of what was asked for since the start was there</source>
            <translation>seit dem Start war %1 % des Angeforderten schon da</translation>
        </message>
        <message numerus="yes">
            <source>%Ln piece(s) made room for others</source>
            <translation>
                <numerusform>%Ln Teil hat anderen Platz gemacht</numerusform>
                <numerusform>%Ln Teile haben anderen Platz gemacht</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 · %2 · %3</source>
            <comment>three facts about the cache</comment>
            <translation>%1 · %2 · %3</translation>
        </message>
        <message>
            <source>Keep</source>
            <comment>pins a film</comment>
            <translation>Behalten</translation>
        </message>
        <message>
            <source>Keep “%1” whatever else needs the space</source>
            <translation>„%1“ behalten, was auch sonst den Platz braucht</translation>
        </message>
        <message>
            <source>Clear…</source>
            <translation>Löschen …</translation>
        </message>
        <message>
            <source>Clear what is kept of “%1”</source>
            <translation>Löschen, was von „%1“ aufbewahrt wird</translation>
        </message>
        <message>
            <source>Delete what is kept of “%1”?</source>
            <translation>Löschen, was von „%1“ aufbewahrt wird?</translation>
        </message>
        <message>
            <source>Delete all that is kept?</source>
            <translation>Alles Aufbewahrte löschen?</translation>
        </message>
        <message>
            <source>This frees %1, of which %2 were fetched from sources. Films and links stay; what is played again is fetched and made again.</source>
            <translation>Das gibt %1 frei, davon %2 aus Quellen geladen. Filme und Links bleiben erhalten; was wieder abgespielt wird, wird neu geladen und erstellt.</translation>
        </message>
        <message>
            <source>Clear the cache</source>
            <translation>Cache leeren</translation>
        </message>
        <message>
            <source>Clear</source>
            <translation>Löschen</translation>
        </message>
        <message>
            <source>This frees %1 and what was fetched of it. The film and its links stay; what is played again is made again.</source>
            <translation>Das macht %1 frei und verwirft, was davon geladen wurde. Der Film und seine Links bleiben; was wieder abgespielt wird, wird neu gemacht.</translation>
        </message>
    </context>
    <context>
        <name>cuegate::CachedTitleModel</name>
        <message>
            <source>A film that was removed</source>
            <translation>Ein entfernter Film</translation>
        </message>
        <message>
            <source>Which parts are kept is shown once the film has been played or examined.</source>
            <translation>Welche Teile aufbewahrt sind, wird gezeigt, sobald der Film abgespielt oder analysiert wurde.</translation>
        </message>
        <message>
            <source>%1 % of the film is kept</source>
            <translation>%1 % des Films sind aufbewahrt</translation>
        </message>
        <message numerus="yes">
            <source>%Ln piece(s)</source>
            <translation>
                <numerusform>%Ln Teil</numerusform>
                <numerusform>%Ln Teile</numerusform>
            </translation>
        </message>
        <message>
            <source>Film</source>
            <translation>Film</translation>
        </message>
        <message>
            <source>Kept parts, from beginning to end</source>
            <translation>Aufbewahrte Teile, von Anfang bis Ende</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Größe</translation>
        </message>
        <message>
            <source>Kept</source>
            <comment>column: which parts of a film</comment>
            <translation>Aufbewahrt</translation>
        </message>
    </context>
    <context>
        <name>cuegate::CertificateDialog</name>
        <message>
            <source>Trust this certificate?</source>
            <translation>Diesem Zertifikat vertrauen?</translation>
        </message>
        <message>
            <source>&amp;Trust for this film</source>
            <translation>Für diesen Film &amp;vertrauen</translation>
        </message>
        <message>
            <source>This is not the certificate that you trusted before. The server may have a new one, or somebody has come between it and you.</source>
            <translation>Das ist nicht das Zertifikat, dem Sie bisher vertraut haben. Der Server hat vielleicht ein neues, oder jemand hat sich dazwischengeschaltet.</translation>
        </message>
        <message>
            <source>If you trust it, Cuegate takes whoever has this certificate for the server: this film comes from them, and they are sent its password and headers. Compare the fingerprint with the one that your provider or the server's own settings show. You can stop trusting it when you edit the film.</source>
            <translation>Wenn Sie vertrauen, hält Cuegate jeden, der dieses Zertifikat hat, für den Server: Dieser Film kommt von dort, und dorthin werden Passwort und Header geschickt. Vergleichen Sie den Fingerabdruck mit dem, den Ihr Anbieter oder die Einstellungen des Servers zeigen. Beim Bearbeiten des Films können Sie das Vertrauen beenden.</translation>
        </message>
        <message>
            <source>The server could not prove that it is the one you asked for.</source>
            <translation>Der Server konnte nicht nachweisen, dass er der gewünschte ist.</translation>
        </message>
        <message>
            <source>%1 could not prove that it is the server you asked for.</source>
            <translation>%1 konnte nicht nachweisen, der gewünschte Server zu sein.</translation>
        </message>
        <message>
            <source>Issued to:</source>
            <translation>Ausgestellt für:</translation>
        </message>
        <message>
            <source>For the servers:</source>
            <translation>Für die Server:</translation>
        </message>
        <message>
            <source>Issued by:</source>
            <translation>Ausgestellt von:</translation>
        </message>
        <message>
            <source>Valid:</source>
            <translation>Gültig:</translation>
        </message>
        <message>
            <source>SHA-256 fingerprint:</source>
            <translation>SHA-256-Fingerabdruck:</translation>
        </message>
    </context>
    <context>
        <name>cuegate::ConversionSettings</name>
        <message>
            <source>works</source>
            <translation>funktioniert</translation>
        </message>
        <message>
            <source>always there</source>
            <translation>immer vorhanden</translation>
        </message>
        <message>
            <source>not on this computer</source>
            <translation>nicht auf diesem Computer</translation>
        </message>
        <message>
            <source>failed, not used for now</source>
            <translation>fehlgeschlagen, vorerst nicht verwendet</translation>
        </message>
        <message>
            <source>being tested…</source>
            <translation>wird getestet …</translation>
        </message>
        <message>
            <source>not tested yet</source>
            <translation>noch nicht getestet</translation>
        </message>
        <message>
            <source>Conversion</source>
            <translation>Umwandlung</translation>
        </message>
        <message>
            <source>By software only</source>
            <translation>Nur mit Software</translation>
        </message>
        <message>
            <source>By hardware where it works</source>
            <translation>Mit Hardware, wo sie funktioniert</translation>
        </message>
        <message>
            <source>&amp;Pictures are converted</source>
            <translation>&amp;Bilder werden umgewandelt</translation>
        </message>
        <message>
            <source>What this computer has</source>
            <translation>Was dieser Computer bietet</translation>
        </message>
        <message>
            <source>&amp;Test now</source>
            <translation>Jetzt &amp;testen</translation>
        </message>
        <message>
            <source>Encodes a few pictures on each to see whether it works</source>
            <translation>Codiert jeweils einige Bilder, um zu sehen, ob es funktioniert</translation>
        </message>
        <message>
            <source>Picture &amp;quality</source>
            <translation>Bild&amp;qualität</translation>
        </message>
        <message>
            <source>Smaller</source>
            <comment>picture quality</comment>
            <translation>Kleiner</translation>
        </message>
        <message>
            <source>Balanced</source>
            <comment>picture quality</comment>
            <translation>Ausgewogen</translation>
        </message>
        <message>
            <source>Best</source>
            <comment>picture quality</comment>
            <translation>Beste</translation>
        </message>
        <message>
            <source>For slow networks: a film in full HD takes up to %1 Mbit/s, and fine detail is softened. Applies to films that are started from now on.</source>
            <translation>Für langsame Netze: Ein Film in Full HD braucht bis zu %1 Mbit/s, feine Details werden weicher. Gilt für Filme, die von jetzt an gestartet werden.</translation>
        </message>
        <message>
            <source>Hard to tell from the original: a film in full HD takes up to %1 Mbit/s, and more room in the cache. Applies to films that are started from now on.</source>
            <translation>Kaum vom Original zu unterscheiden: Ein Film in Full HD braucht bis zu %1 Mbit/s und mehr Platz im Cache. Gilt für Filme, die von jetzt an gestartet werden.</translation>
        </message>
        <message>
            <source>Looks good on every screen: a film in full HD takes up to %1 Mbit/s. Applies to films that are started from now on.</source>
            <translation>Sieht auf jedem Bildschirm gut aus: Ein Film in Full HD braucht bis zu %1 Mbit/s. Gilt für Filme, die von jetzt an gestartet werden.</translation>
        </message>
        <message>
            <source>Hardware is faster and spares the processor. Software makes the same bytes on every computer. Applies to films that are started from now on.</source>
            <translation>Hardware ist schneller und schont den Prozessor. Software liefert auf jedem Rechner dieselben Bytes. Gilt für Filme, die von jetzt an gestartet werden.</translation>
        </message>
    </context>
    <context>
        <name>cuegate::CuePanel</name>
        <message>
            <source>Search: a time, a track, a byte offset</source>
            <translation>Suche: eine Zeit, eine Spur, ein Byte-Offset</translation>
        </message>
        <message>
            <source>This file has no index, and its keyframes are not known yet.</source>
            <translation>Diese Datei hat keinen Index, und ihre Keyframes sind noch nicht bekannt.</translation>
        </message>
        <message>
            <source>Cues and keyframes</source>
            <translation>Cues und Keyframes</translation>
        </message>
        <message>
            <source>%1 cues</source>
            <comment>name of a file</comment>
            <translation>%1 Cues</translation>
        </message>
        <message numerus="yes">
            <source>%Ln row(s)</source>
            <translation>
                <numerusform>%Ln Zeile</numerusform>
                <numerusform>%Ln Zeilen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 of %Ln row(s)</source>
            <translation>
                <numerusform>%1 von %Ln Zeile</numerusform>
                <numerusform>%1 von %Ln Zeilen</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>cuegate::CueTableModel</name>
        <message>
            <source>keyframe</source>
            <translation>Keyframe</translation>
        </message>
        <message>
            <source>unknown track</source>
            <translation>unbekannte Spur</translation>
        </message>
        <message>
            <source>Bytes of the file up to the next one of the track, other tracks' between them included</source>
            <translation>Bytes der Datei bis zum nächsten Eintrag dieser Spur, einschließlich der anderen Spuren dazwischen</translation>
        </message>
        <message>
            <source>Time up to the next one of the track</source>
            <translation>Zeit bis zum nächsten Eintrag dieser Spur</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Zeit</translation>
        </message>
        <message>
            <source>Track</source>
            <translation>Spur</translation>
        </message>
        <message>
            <source>Byte offset</source>
            <translation>Byte-Offset</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Art</translation>
        </message>
        <message>
            <source>To the next</source>
            <translation>Bis zum nächsten</translation>
        </message>
        <message>
            <source>Bytes to the next</source>
            <translation>Bytes bis zum nächsten</translation>
        </message>
    </context>
    <context>
        <name>cuegate::DiagnosticsDialog</name>
        <message>
            <source>Save diagnostics</source>
            <translation>Diagnosedaten speichern</translation>
        </message>
        <message>
            <source>This helps others to find out what is wrong. It holds no passwords and no whole addresses, but the names of servers and, in messages about what failed, of films. Please read what you are going to pass on; nothing leaves this computer by itself.</source>
            <translation>Damit können andere herausfinden, was nicht stimmt. Es enthält keine Passwörter und keine vollständigen Adressen, aber die Namen von Servern und, in Meldungen über Fehler, von Filmen. Bitte lesen Sie, was Sie weitergeben; von selbst verlässt nichts diesen Rechner.</translation>
        </message>
        <message>
            <source>What will be saved</source>
            <translation>Was gespeichert wird</translation>
        </message>
        <message>
            <source>Collecting…</source>
            <translation>Wird gesammelt …</translation>
        </message>
        <message>
            <source>&amp;Save…</source>
            <translation>&amp;Speichern …</translation>
        </message>
        <message>
            <source>&amp;Copy</source>
            <translation>&amp;Kopieren</translation>
        </message>
        <message>
            <source>Text (%1)</source>
            <translation>Text (%1)</translation>
        </message>
        <message>
            <source>Saved as %1.</source>
            <translation>Gespeichert als %1.</translation>
        </message>
        <message>
            <source>%1 could not be written: %2.</source>
            <comment>path, reason</comment>
            <translation>%1 konnte nicht geschrieben werden: %2.</translation>
        </message>
        <message>
            <source>Copied.</source>
            <translation>Kopiert.</translation>
        </message>
    </context>
    <context>
        <name>cuegate::EditSourceDialog</name>
        <message>
            <source>Edit film</source>
            <translation>Film bearbeiten</translation>
        </message>
        <message>
            <source>none</source>
            <translation>keiner</translation>
        </message>
        <message>
            <source>not known</source>
            <translation>unbekannt</translation>
        </message>
        <message>
            <source>How many connections your account at this server allows at a time. All films of the server share them.</source>
            <translation>Wie viele Verbindungen Ihr Konto bei diesem Server gleichzeitig erlaubt. Alle Filme des Servers teilen sie sich.</translation>
        </message>
        <message>
            <source>as Cuegate names itself</source>
            <translation>wie Cuegate sich nennt</translation>
        </message>
        <message>
            <source>&amp;Name:</source>
            <translation>&amp;Name:</translation>
        </message>
        <message>
            <source>&amp;Address:</source>
            <translation>&amp;Adresse:</translation>
        </message>
        <message>
            <source>&amp;Folder:</source>
            <translation>&amp;Ordner:</translation>
        </message>
        <message>
            <source>&amp;Connections:</source>
            <translation>&amp;Verbindungen:</translation>
        </message>
        <message>
            <source>&amp;User agent:</source>
            <translation>&amp;User-Agent:</translation>
        </message>
        <message>
            <source>&amp;Headers:</source>
            <translation>&amp;Header:</translation>
        </message>
        <message>
            <source>Write a name.</source>
            <translation>Geben Sie einen Namen ein.</translation>
        </message>
        <message>
            <source>Write one address.</source>
            <translation>Geben Sie genau eine Adresse ein.</translation>
        </message>
        <message>
            <source>The film will be examined again. Its links stay the same.</source>
            <translation>Der Film wird erneut analysiert. Seine Links bleiben gleich.</translation>
        </message>
        <message>
            <source>This film is locked. Unlock the passwords, or write its whole address.</source>
            <translation>Dieser Film ist gesperrt. Entsperren Sie die Passwörter, oder geben Sie seine ganze Adresse ein.</translation>
        </message>
        <message>
            <source>Trusted certificate:</source>
            <translation>Vertrautes Zertifikat:</translation>
        </message>
        <message>
            <source>SHA-256 fingerprint of the trusted certificate</source>
            <translation>SHA-256-Fingerabdruck des vertrauten Zertifikats</translation>
        </message>
        <message>
            <source>S&amp;top trusting</source>
            <translation>Nicht mehr ver&amp;trauen</translation>
        </message>
        <message>
            <source>The certificate will not be trusted any more once you save.</source>
            <translation>Nach dem Speichern wird dem Zertifikat nicht mehr vertraut.</translation>
        </message>
        <message>
            <source>Edit account</source>
            <translation>Konto bearbeiten</translation>
        </message>
        <message>
            <source>Enter the password, too.</source>
            <translation>Geben Sie auch das Passwort ein.</translation>
        </message>
        <message>
            <source>This is an Xtream account. Add it as a source of its own.</source>
            <translation>Dies ist ein Xtream-Konto. Fügen Sie es als eigene Quelle hinzu.</translation>
        </message>
        <message>
            <source>This account is locked. Unlock the passwords, or enter its password.</source>
            <translation>Dieses Konto ist gesperrt. Entsperren Sie die Passwörter, oder geben Sie sein Passwort ein.</translation>
        </message>
        <message>
            <source>The account will be read again. Its links stay the same.</source>
            <translation>Das Konto wird neu gelesen. Seine Links bleiben gleich.</translation>
        </message>
    </context>
    <context>
        <name>cuegate::EmptyPanel</name>
        <message>
            <source>Play your films on every screen</source>
            <translation>Ihre Filme auf jedem Bildschirm</translation>
        </message>
        <message>
            <source>Drop a link or a film here, or paste it with Ctrl+V. Cuegate gives you a link that plays in browsers, on phones and on televisions, without converting the film first.</source>
            <translation>Ziehen Sie einen Link oder einen Film hierher oder fügen Sie ihn mit Strg+V ein. Cuegate gibt Ihnen einen Link, der in Browsern, auf Telefonen und Fernsehern läuft, ohne den Film vorher umzuwandeln.</translation>
        </message>
        <message>
            <source>Add a film…</source>
            <translation>Film hinzufügen …</translation>
        </message>
        <message>
            <source>MKV, MP4, TS, AVI, Ogg and others, lists (M3U), Xtream accounts · from the web or from this computer</source>
            <translation>MKV, MP4, TS, AVI, Ogg und andere, Listen (M3U), Xtream-Konten · aus dem Netz oder von diesem Rechner</translation>
        </message>
    </context>
    <context>
        <name>cuegate::EntryGroupModel</name>
        <message>
            <source>All entries</source>
            <translation>Alle Einträge</translation>
        </message>
        <message>
            <source>%1, %2</source>
            <comment>group, number of entries</comment>
            <translation>%1, %2</translation>
        </message>
        <message>
            <source>All channels</source>
            <translation>Alle Sender</translation>
        </message>
        <message>
            <source>All films</source>
            <translation>Alle Filme</translation>
        </message>
        <message>
            <source>All series</source>
            <translation>Alle Serien</translation>
        </message>
        <message>
            <source>All episodes</source>
            <translation>Alle Folgen</translation>
        </message>
    </context>
    <context>
        <name>cuegate::EntryGroupPanel</name>
        <message>
            <source>Groups</source>
            <translation>Gruppen</translation>
        </message>
        <message>
            <source>Search groups</source>
            <translation>Gruppen suchen</translation>
        </message>
    </context>
    <context>
        <name>cuegate::EntryListFooter</name>
        <message>
            <source>&amp;Open</source>
            <translation>&amp;Öffnen</translation>
        </message>
        <message>
            <source>Shows what the chosen entry is, and its links</source>
            <translation>Zeigt, was der gewählte Eintrag ist, und seine Links</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Opening “%1”…</source>
            <translation>„%1“ wird geöffnet …</translation>
        </message>
        <message>
            <source>Shows the episodes of the chosen series</source>
            <translation>Zeigt die Folgen der gewählten Serie</translation>
        </message>
    </context>
    <context>
        <name>cuegate::EntryListHeader</name>
        <message>
            <source>Link to the programme guide copied. Enter it beside the playlist in your IPTV player.</source>
            <translation>Link zur Programmübersicht kopiert. Tragen Sie ihn in Ihrem IPTV-Player neben der Wiedergabeliste ein.</translation>
        </message>
        <message>
            <source>Copy link</source>
            <translation>Link kopieren</translation>
        </message>
        <message>
            <source>Copies links for Kodi and IPTV players, which show the list themselves</source>
            <translation>Kopiert Links für Kodi und IPTV-Player, die die Liste selbst anzeigen</translation>
        </message>
        <message>
            <source>&amp;Playlist for Kodi and IPTV players (M3U)</source>
            <translation>&amp;Wiedergabeliste für Kodi und IPTV-Player (M3U)</translation>
        </message>
        <message>
            <source>Programme &amp;guide (XMLTV)</source>
            <translation>&amp;Programmübersicht (XMLTV)</translation>
        </message>
        <message>
            <source>Read again</source>
            <translation>Neu lesen</translation>
        </message>
        <message>
            <source>Reads the list again from where it comes</source>
            <translation>Liest die Liste neu von dort, woher sie kommt</translation>
        </message>
        <message>
            <source>%1 · being read again…</source>
            <comment>number of entries</comment>
            <translation>%1 · wird neu gelesen …</translation>
        </message>
        <message>
            <source>Message of the provider</source>
            <translation>Nachricht des Anbieters</translation>
        </message>
    </context>
    <context>
        <name>cuegate::EntryListModel</name>
        <message>
            <source>not loaded yet</source>
            <translation>noch nicht geladen</translation>
        </message>
    </context>
    <context>
        <name>cuegate::EntryListPanel</name>
        <message>
            <source>Search this list</source>
            <translation>Diese Liste durchsuchen</translation>
        </message>
        <message>
            <source>Name or group (%1)</source>
            <translation>Name oder Gruppe (%1)</translation>
        </message>
        <message>
            <source>Entries</source>
            <translation>Einträge</translation>
        </message>
        <message>
            <source>Searching…</source>
            <translation>Suche läuft …</translation>
        </message>
        <message>
            <source>Search the episodes</source>
            <translation>Folgen durchsuchen</translation>
        </message>
        <message>
            <source>A series has no link of its own. Open it and copy the link of an episode.</source>
            <translation>Eine Serie hat keinen eigenen Link. Öffnen Sie sie und kopieren Sie den Link einer Folge.</translation>
        </message>
        <message>
            <source>Show &amp;episodes</source>
            <translation>&amp;Folgen zeigen</translation>
        </message>
    </context>
    <context>
        <name>cuegate::EntryOpener</name>
        <message>
            <source>&amp;Open</source>
            <translation>&amp;Öffnen</translation>
        </message>
        <message>
            <source>&amp;Copy link</source>
            <translation>Link &amp;kopieren</translation>
        </message>
        <message>
            <source>Play in the &amp;browser</source>
            <translation>Im &amp;Browser abspielen</translation>
        </message>
        <message>
            <source>Play in %1</source>
            <comment>player</comment>
            <translation>In %1 abspielen</translation>
        </message>
        <message>
            <source>“%1” is not in the list any more. Read the list again.</source>
            <translation>„%1“ ist nicht mehr in der Liste. Lesen Sie die Liste neu.</translation>
        </message>
        <message>
            <source>“%1” leads to where a list must not lead: into a private network, or to a file of this computer. If you trust it, add that address yourself.</source>
            <translation>„%1“ führt dorthin, wohin eine Liste nicht führen darf: in ein privates Netz oder zu einer Datei dieses Rechners. Wenn Sie dem vertrauen, fügen Sie die Adresse selbst hinzu.</translation>
        </message>
        <message>
            <source>“%1” cannot be opened. %2 %3</source>
            <comment>name, sentence, next step</comment>
            <translation>„%1“ lässt sich nicht öffnen. %2 %3</translation>
        </message>
        <message>
            <source>Link to “%1” copied. Open it in a player or on a television.</source>
            <translation>Link zu „%1“ kopiert. Öffnen Sie ihn in einem Player oder auf einem Fernseher.</translation>
        </message>
        <message>
            <source>No browser could be opened. Copy the link and open it yourself.</source>
            <translation>Es konnte kein Browser geöffnet werden. Kopieren Sie den Link und öffnen Sie ihn selbst.</translation>
        </message>
        <message>
            <source>“%1” is opened in %2.</source>
            <comment>name, player</comment>
            <translation>„%1“ wird in %2 geöffnet.</translation>
        </message>
        <message>
            <source>%1 could not be started.</source>
            <comment>player</comment>
            <translation>%1 konnte nicht gestartet werden.</translation>
        </message>
    </context>
    <context>
        <name>cuegate::EntrySections</name>
        <message>
            <source>Sections</source>
            <translation>Bereiche</translation>
        </message>
        <message>
            <source>%1 (%2)</source>
            <comment>section, number of entries</comment>
            <translation>%1 (%2)</translation>
        </message>
        <message>
            <source>All</source>
            <translation>Alles</translation>
        </message>
    </context>
    <context>
        <name>cuegate::FailurePanel</name>
        <message>
            <source>Details</source>
            <translation>Details</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Erneut versuchen</translation>
        </message>
        <message>
            <source>Trust this certificate…</source>
            <translation>Diesem Zertifikat vertrauen …</translation>
        </message>
    </context>
    <context>
        <name>cuegate::FilterBar</name>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Suchen</translation>
        </message>
        <message>
            <source>Clear the search</source>
            <translation>Suche leeren</translation>
        </message>
        <message>
            <source>Save as</source>
            <translation>Speichern als</translation>
        </message>
        <message>
            <source>Saves what is shown as a file</source>
            <translation>Speichert das Gezeigte als Datei</translation>
        </message>
        <message>
            <source>Table (CSV)…</source>
            <translation>Tabelle (CSV) …</translation>
        </message>
        <message>
            <source>JSON…</source>
            <translation>JSON …</translation>
        </message>
        <message>
            <source>Saving the file</source>
            <translation>Datei wird gespeichert</translation>
        </message>
        <message>
            <source>Tables (*.csv)</source>
            <translation>Tabellen (*.csv)</translation>
        </message>
        <message>
            <source>JSON (*.json)</source>
            <translation>JSON (*.json)</translation>
        </message>
        <message>
            <source>Saved as %1.</source>
            <translation>Gespeichert als %1.</translation>
        </message>
        <message>
            <source>Saving was cancelled; nothing was written.</source>
            <translation>Speichern abgebrochen; es wurde nichts geschrieben.</translation>
        </message>
        <message>
            <source>The file %1 cannot be written: %2.</source>
            <translation>Die Datei %1 kann nicht geschrieben werden: %2.</translation>
        </message>
    </context>
    <context>
        <name>cuegate::GeneralSettings</name>
        <message>
            <source>As the system</source>
            <translation>Wie das System</translation>
        </message>
        <message>
            <source>As the film says</source>
            <translation>Wie vom Film vorgegeben</translation>
        </message>
        <message>
            <source>General</source>
            <translation>Allgemein</translation>
        </message>
        <message>
            <source>&amp;Language</source>
            <translation>&amp;Sprache</translation>
        </message>
        <message>
            <source>The window and the menus speak it at once.</source>
            <translation>Fenster und Menüs wechseln sofort.</translation>
        </message>
        <message>
            <source>&amp;Sound</source>
            <translation>&amp;Ton</translation>
        </message>
        <message>
            <source>Start at lo&amp;gin</source>
            <translation>Bei Anmel&amp;dung starten</translation>
        </message>
        <message>
            <source>Cuegate starts in the notification area when you log in, so that the links always work.</source>
            <translation>Cuegate startet beim Anmelden im Infobereich, damit die Links immer funktionieren.</translation>
        </message>
        <message>
            <source>Start &amp;without the window</source>
            <translation>&amp;Ohne Fenster starten</translation>
        </message>
        <message>
            <source>The window stays closed until you open it from the notification area, where there is one.</source>
            <translation>Das Fenster bleibt geschlossen, bis Sie es über den Infobereich öffnen, sofern es einen gibt.</translation>
        </message>
        <message>
            <source>Show noti&amp;fications</source>
            <translation>&amp;Benachrichtigungen anzeigen</translation>
        </message>
        <message>
            <source>The list of programs that start at login cannot be changed.</source>
            <translation>Die Liste der Programme, die beim Anmelden starten, lässt sich nicht ändern.</translation>
        </message>
        <message>
            <source>Players begin with this language where a film has it, and with subtitles in it where there are only those; they can still choose another.</source>
            <translation>Player beginnen mit dieser Sprache, wenn ein Film sie hat, und mit Untertiteln darin, wenn es nur die gibt; sie können weiterhin eine andere wählen.</translation>
        </message>
        <message>
            <source>When somebody is watching and a source fails or is too slow, when the disk is full, and when a device plays for the first time; each at most once in ten minutes.</source>
            <translation>Wenn jemand zuschaut und eine Quelle ausfällt oder zu langsam ist, wenn der Datenträger voll ist und wenn ein Gerät zum ersten Mal etwas abspielt; jeweils höchstens einmal in zehn Minuten.</translation>
        </message>
    </context>
    <context>
        <name>cuegate::Inspector</name>
        <message>
            <source>Examine now</source>
            <translation>Jetzt analysieren</translation>
        </message>
        <message>
            <source>Examining the film</source>
            <translation>Film wird analysiert</translation>
        </message>
        <message>
            <source>Remarks</source>
            <translation>Hinweise</translation>
        </message>
        <message>
            <source>Copy link</source>
            <translation>Link kopieren</translation>
        </message>
        <message>
            <source>Copies the link for players and televisions</source>
            <translation>Kopiert den Link für Player und Fernseher</translation>
        </message>
        <message>
            <source>Watch page</source>
            <translation>Wiedergabeseite</translation>
        </message>
        <message>
            <source>Opens a page with a player in your browser</source>
            <translation>Öffnet eine Seite mit einem Player in Ihrem Browser</translation>
        </message>
        <message>
            <source>Tracks</source>
            <translation>Spuren</translation>
        </message>
        <message>
            <source>Show more of the film</source>
            <translation>Mehr vom Film zeigen</translation>
        </message>
        <message>
            <source>Show more detail</source>
            <translation>Mehr Einzelheiten zeigen</translation>
        </message>
        <message>
            <source>Show the whole film</source>
            <translation>Ganzen Film zeigen</translation>
        </message>
        <message>
            <source>Timeline</source>
            <translation>Zeitleiste</translation>
        </message>
        <message>
            <source>Choose a film on the list</source>
            <translation>Wählen Sie einen Film aus der Liste</translation>
        </message>
        <message>
            <source>This film plays. Its index does not tell exactly where its segments begin; Cuegate looks there while nobody needs the source, so that their lengths become exact.</source>
            <translation>Dieser Film läuft. Sein Index sagt nicht genau, wo seine Segmente beginnen; Cuegate sieht dort nach, solange niemand die Quelle braucht, damit ihre Längen genau werden.</translation>
        </message>
        <message>
            <source>This file has no index. It plays already; Cuegate looks for its keyframes while nobody needs the source, so that the lengths of its segments become exact.</source>
            <translation>Diese Datei hat keinen Index. Sie läuft bereits; Cuegate sucht ihre Keyframes, solange niemand die Quelle braucht, damit die Längen ihrer Segmente genau werden.</translation>
        </message>
        <message>
            <source>This file has no index. Cuegate is going through it once to find its keyframes; players wait for that.</source>
            <translation>Diese Datei hat keinen Index. Cuegate geht sie einmal durch, um ihre Keyframes zu finden; Player warten darauf.</translation>
        </message>
        <message>
            <source>Reading the film's headers and its index. This takes a few small requests, not the whole film.</source>
            <translation>Header und Index des Films werden gelesen. Das braucht wenige kleine Anfragen, nicht den ganzen Film.</translation>
        </message>
        <message>
            <source>This film has not been examined yet. That happens by itself when a player asks for it.</source>
            <translation>Dieser Film wurde noch nicht analysiert. Das geschieht von selbst, wenn ein Player ihn anfordert.</translation>
        </message>
        <message>
            <source>Overview</source>
            <translation>Übersicht</translation>
        </message>
        <message>
            <source>Plays on</source>
            <translation>Läuft auf</translation>
        </message>
        <message>
            <source>Cues</source>
            <translation>Cues</translation>
        </message>
        <message>
            <source>Structure</source>
            <translation>Struktur</translation>
        </message>
        <message>
            <source>Wheel zooms, drag moves, right click for more</source>
            <translation>Mausrad vergrößert, Ziehen verschiebt, Rechtsklick für mehr</translation>
        </message>
        <message>
            <source>The wheel, + and − zoom, dragging and the arrow keys move, 0 shows the whole film. A click copies the time. A right click or the Menu key copies links that begin there and plays from there.</source>
            <translation>Mausrad, + und − vergrößern und verkleinern, Ziehen und die Pfeiltasten verschieben, 0 zeigt den ganzen Film. Ein Klick kopiert die Zeit. Rechtsklick oder Menütaste kopiert Links, die dort beginnen, und spielt von dort ab.</translation>
        </message>
        <message>
            <source>The address and password of this film are locked, so it does not play. Unlock them above, or add the film again with its full address.</source>
            <translation>Adresse und Passwort dieses Films sind gesperrt, daher läuft er nicht. Entsperren Sie sie oben, oder fügen Sie den Film mit seiner vollständigen Adresse neu hinzu.</translation>
        </message>
    </context>
    <context>
        <name>cuegate::JobTableModel</name>
        <message>
            <source>Cancel segment %1 of “%2”</source>
            <translation>Segment %1 von „%2“ abbrechen</translation>
        </message>
        <message>
            <source>waiting</source>
            <translation>wartet</translation>
        </message>
        <message>
            <source>ending</source>
            <translation>wird beendet</translation>
        </message>
        <message>
            <source>converting</source>
            <translation>wandelt um</translation>
        </message>
        <message>
            <source>copying</source>
            <translation>kopiert</translation>
        </message>
        <message>
            <source>a removed film</source>
            <translation>entfernter Film</translation>
        </message>
        <message>
            <source>Segment %1 of %2, %3 – %4</source>
            <comment>number, rendition, from, to</comment>
            <translation>Segment %1 von %2, %3 – %4</translation>
        </message>
        <message>
            <source>a player waits</source>
            <translation>ein Player wartet</translation>
        </message>
        <message>
            <source>made ahead</source>
            <translation>im Voraus</translation>
        </message>
        <message>
            <source>%1 %</source>
            <translation>%1 %</translation>
        </message>
        <message>
            <source>Film</source>
            <translation>Film</translation>
        </message>
        <message>
            <source>Part</source>
            <translation>Teil</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>Grund</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Status</translation>
        </message>
        <message>
            <source>Progress</source>
            <translation>Fortschritt</translation>
        </message>
        <message>
            <source>hangs</source>
            <translation>hängt</translation>
        </message>
    </context>
    <context>
        <name>cuegate::JobsPanel</name>
        <message>
            <source>Jobs</source>
            <translation>Aufträge</translation>
        </message>
        <message>
            <source>Hide the jobs</source>
            <translation>Aufträge ausblenden</translation>
        </message>
        <message>
            <source>Nothing is being made. While a film plays, the parts that are converted or copied for it are shown here.</source>
            <translation>Zurzeit wird nichts erstellt. Während ein Film läuft, werden hier die Teile gezeigt, die dafür umgewandelt oder kopiert werden.</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Ends this job. A player that still wants this part may ask for it again.</source>
            <translation>Beendet diesen Auftrag. Ein Player, der diesen Teil noch möchte, kann ihn erneut anfordern.</translation>
        </message>
        <message numerus="yes">
            <source>%n running</source>
            <translation>
                <numerusform>%n läuft</numerusform>
                <numerusform>%n laufen</numerusform>
            </translation>
        </message>
        <message>
            <source>%1, %2</source>
            <comment>running, waiting</comment>
            <translation>%1, %2</translation>
        </message>
        <message numerus="yes">
            <source>%n waiting</source>
            <translation>
                <numerusform>%n wartet</numerusform>
                <numerusform>%n warten</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>cuegate::MainWindow</name>
        <message>
            <source>“%1”: %2</source>
            <comment>line, what is wrong with it</comment>
            <translation>„%1“: %2</translation>
        </message>
        <message>
            <source>%1 %2</source>
            <comment>sentence, next step</comment>
            <translation>%1 %2</translation>
        </message>
        <message>
            <source>Removed “%1”.</source>
            <translation>„%1“ entfernt.</translation>
        </message>
        <message numerus="yes">
            <source>Removed %n film(s).</source>
            <translation>
                <numerusform>%n Film entfernt.</numerusform>
                <numerusform>%n Filme entfernt.</numerusform>
            </translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Rückgängig</translation>
        </message>
        <message>
            <source>Link copied. Open it in a player or on a television.</source>
            <translation>Link kopiert. Öffnen Sie ihn in einem Player oder auf einem Fernseher.</translation>
        </message>
        <message>
            <source>Link to the watch page copied. Open it in a browser.</source>
            <translation>Link zur Wiedergabeseite kopiert. Öffnen Sie ihn in einem Browser.</translation>
        </message>
        <message>
            <source>Link to the original file copied.</source>
            <translation>Link zur Originaldatei kopiert.</translation>
        </message>
        <message>
            <source>No browser could be opened. Copy the link and open it yourself.</source>
            <translation>Es konnte kein Browser geöffnet werden. Kopieren Sie den Link und öffnen Sie ihn selbst.</translation>
        </message>
        <message>
            <source>About Cuegate</source>
            <translation>Über Cuegate</translation>
        </message>
        <message>
            <source>&lt;h3&gt;Cuegate %1&lt;/h3&gt;&lt;p&gt;Plays your films on every screen without converting them first.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later.&lt;/p&gt;</source>
            <translation>&lt;h3&gt;Cuegate %1&lt;/h3&gt;&lt;p&gt;Spielt Ihre Filme auf jedem Bildschirm ab, ohne sie vorher umzuwandeln.&lt;/p&gt;&lt;p&gt;Freie Software unter der GNU General Public License, Version 3 oder neuer.&lt;/p&gt;</translation>
        </message>
        <message>
            <source>&amp;File</source>
            <translation>&amp;Datei</translation>
        </message>
        <message>
            <source>Fil&amp;m</source>
            <translation>&amp;Film</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>&amp;Ansicht</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>&amp;Hilfe</translation>
        </message>
        <message>
            <source>Tools</source>
            <translation>Werkzeuge</translation>
        </message>
        <message>
            <source>&amp;Add…</source>
            <translation>&amp;Hinzufügen …</translation>
        </message>
        <message>
            <source>Add films by link or file</source>
            <translation>Filme als Link oder Datei hinzufügen</translation>
        </message>
        <message>
            <source>&amp;Paste links</source>
            <translation>Links &amp;einfügen</translation>
        </message>
        <message>
            <source>&amp;Copy link</source>
            <translation>Link &amp;kopieren</translation>
        </message>
        <message>
            <source>Copy the link for players and televisions</source>
            <translation>Link für Player und Fernseher kopieren</translation>
        </message>
        <message>
            <source>Copy link to the &amp;watch page</source>
            <translation>Link zur &amp;Wiedergabeseite kopieren</translation>
        </message>
        <message>
            <source>Copy link to the original &amp;file</source>
            <translation>Link zur Or&amp;iginaldatei kopieren</translation>
        </message>
        <message>
            <source>&amp;Open in browser</source>
            <translation>Im &amp;Browser öffnen</translation>
        </message>
        <message>
            <source>Open the watch page in your browser</source>
            <translation>Wiedergabeseite in Ihrem Browser öffnen</translation>
        </message>
        <message>
            <source>Examine a film that failed or was not examined yet</source>
            <translation>Einen Film analysieren, dessen Analyse fehlschlug oder noch aussteht</translation>
        </message>
        <message>
            <source>&amp;Remove</source>
            <translation>&amp;Entfernen</translation>
        </message>
        <message>
            <source>Remove from the list; the film itself stays</source>
            <translation>Aus der Liste entfernen; der Film selbst bleibt erhalten</translation>
        </message>
        <message>
            <source>&amp;Settings…</source>
            <translation>Ein&amp;stellungen …</translation>
        </message>
        <message>
            <source>&amp;About Cuegate</source>
            <translation>Ü&amp;ber Cuegate</translation>
        </message>
        <message>
            <source>&amp;Jobs</source>
            <translation>&amp;Aufträge</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>&amp;Beenden</translation>
        </message>
        <message>
            <source>Address copied.</source>
            <translation>Adresse kopiert.</translation>
        </message>
        <message>
            <source>No link and no file was found in it.</source>
            <translation>Darin wurde kein Link und keine Datei gefunden.</translation>
        </message>
        <message>
            <source>There are no films in “%1”.</source>
            <translation>In „%1“ sind keine Filme.</translation>
        </message>
        <message numerus="yes">
            <source>Added %n film(s) from “%1”, which holds more than can be added at once.</source>
            <translation>
                <numerusform>%n Film aus „%1“ hinzugefügt; dort sind mehr, als auf einmal hinzugefügt werden können.</numerusform>
                <numerusform>%n Filme aus „%1“ hinzugefügt; dort sind mehr, als auf einmal hinzugefügt werden können.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Added %n film(s) from “%1”.</source>
            <translation>
                <numerusform>%n Film aus „%1“ hinzugefügt.</numerusform>
                <numerusform>%n Filme aus „%1“ hinzugefügt.</numerusform>
            </translation>
        </message>
        <message>
            <source>E&amp;xamine again</source>
            <translation>E&amp;rneut analysieren</translation>
        </message>
        <message>
            <source>Save &amp;diagnostics…</source>
            <translation>&amp;Diagnosedaten speichern …</translation>
        </message>
        <message>
            <source>Copy other &amp;links</source>
            <translation>Andere &amp;Links kopieren</translation>
        </message>
        <message>
            <source>Rea&amp;d again</source>
            <translation>Neu l&amp;esen</translation>
        </message>
        <message>
            <source>Ask the server what is in the list now</source>
            <translation>Beim Server nachfragen, was jetzt in der Liste steht</translation>
        </message>
    </context>
    <context>
        <name>cuegate::NavigationList</name>
        <message>
            <source>Pages</source>
            <translation>Seiten</translation>
        </message>
    </context>
    <context>
        <name>cuegate::NetworkSettings</name>
        <message>
            <source>All networks</source>
            <translation>Alle Netzwerke</translation>
        </message>
        <message>
            <source>This computer only</source>
            <translation>Nur dieser Computer</translation>
        </message>
        <message>
            <source>%1 (%2)</source>
            <comment>name of a network interface, its address</comment>
            <translation>%1 (%2)</translation>
        </message>
        <message>
            <source>This computer does not have that address any more. Cuegate goes on serving where it did.</source>
            <translation>Dieser Computer hat diese Adresse nicht mehr. Cuegate bleibt erreichbar wie bisher.</translation>
        </message>
        <message>
            <source>The system does not let Cuegate use port %1. Ports from 1024 on are free to use.</source>
            <translation>Das System lässt Cuegate Port %1 nicht verwenden. Ports ab 1024 sind frei nutzbar.</translation>
        </message>
        <message>
            <source>Port %1 is in use by another program. Cuegate goes on serving at %2.</source>
            <translation>Port %1 wird von einem anderen Programm verwendet. Cuegate bleibt an Port %2 erreichbar.</translation>
        </message>
        <message>
            <source>Network</source>
            <translation>Netzwerk</translation>
        </message>
        <message>
            <source>&amp;Port</source>
            <translation>&amp;Port</translation>
        </message>
        <message>
            <source>Players reach Cuegate here. Changing it changes all links at once: who is watching has to open the film again.</source>
            <translation>Hier erreichen Player Cuegate. Eine Änderung ändert sofort alle Links: Wer gerade zuschaut, muss den Film neu öffnen.</translation>
        </message>
        <message>
            <source>Serve &amp;on</source>
            <translation>B&amp;ereitstellen über</translation>
        </message>
        <message>
            <source>Players reach Cuegate only through what is chosen here. Changing it ends what is being watched.</source>
            <translation>Player erreichen Cuegate nur über das, was hier gewählt ist. Eine Änderung beendet laufende Wiedergaben.</translation>
        </message>
        <message>
            <source>Devices on the same network</source>
            <translation>Geräte im selben Netzwerk</translation>
        </message>
        <message>
            <source>Also private addresses through VPNs and containers</source>
            <translation>Auch private Adressen über VPNs und Container</translation>
        </message>
        <message>
            <source>&amp;Who may connect</source>
            <translation>&amp;Wer darf sich verbinden</translation>
        </message>
        <message>
            <source>Nobody from the internet can connect in either case, and every link holds a secret.</source>
            <translation>In beiden Fällen kann sich niemand aus dem Internet verbinden, und jeder Link enthält ein Geheimnis.</translation>
        </message>
        <message>
            <source>Names have letters, digits, hyphens and dots, such as tv.lan.</source>
            <translation>Namen bestehen aus Buchstaben, Ziffern, Bindestrichen und Punkten, etwa tv.lan.</translation>
        </message>
        <message>
            <source>tv.lan</source>
            <translation>tv.lan</translation>
        </message>
        <message>
            <source>&amp;Names of this computer</source>
            <translation>&amp;Namen dieses Computers</translation>
        </message>
        <message>
            <source>What players may call it besides its address and its .local name, if your router gives it a name. Any other name is refused: a web page could have made it up.</source>
            <translation>Wie Player ihn außer mit seiner Adresse und seinem .local-Namen nennen dürfen, falls Ihr Router ihm einen Namen gibt. Jeder andere Name wird abgewiesen: Eine Webseite könnte ihn erfunden haben.</translation>
        </message>
        <message>
            <source>&amp;Connections to each source</source>
            <translation>&amp;Verbindungen je Quelle</translation>
        </message>
        <message>
            <source>So many at most at the same time, where a source does not say how many it allows; providers may lock accounts that open more.</source>
            <translation>Höchstens so viele gleichzeitig, wenn eine Quelle nicht sagt, wie viele sie erlaubt; Anbieter sperren manchmal Konten, die mehr öffnen.</translation>
        </message>
        <message>
            <source>Spare &amp;metered networks</source>
            <translation>&amp;Getaktete Netzwerke schonen</translation>
        </message>
        <message>
            <source>While the network costs by volume, nothing is fetched or made ahead of what is watched.</source>
            <translation>Solange das Netzwerk nach Volumen abgerechnet wird, wird nichts im Voraus geladen oder erstellt.</translation>
        </message>
        <message>
            <source>Cuegate was started with port %1. What is set here counts from the next start.</source>
            <translation>Cuegate wurde mit Port %1 gestartet. Was hier eingestellt wird, gilt ab dem nächsten Start.</translation>
        </message>
        <message>
            <source>any</source>
            <comment>any port that is free</comment>
            <translation>beliebig</translation>
        </message>
    </context>
    <context>
        <name>cuegate::NoticeBar</name>
        <message>
            <source>Close this message</source>
            <translation>Diese Meldung schließen</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Rückgängig</translation>
        </message>
    </context>
    <context>
        <name>cuegate::Notices</name>
        <message>
            <source>A film</source>
            <translation>Ein Film</translation>
        </message>
        <message>
            <source>“%1” comes too slowly</source>
            <translation>„%1“ kommt zu langsam</translation>
        </message>
        <message>
            <source>Its source is slower than the film plays, so the picture will stop now and then.</source>
            <translation>Die Quelle ist langsamer als die Wiedergabe, daher wird das Bild ab und zu stehen bleiben.</translation>
        </message>
        <message>
            <source>The provider of “%1” is limiting Cuegate</source>
            <translation>Der Anbieter von „%1“ bremst Cuegate</translation>
        </message>
        <message>
            <source>“%1” stops while it is being watched</source>
            <translation>„%1“ bleibt während der Wiedergabe stehen</translation>
        </message>
        <message>
            <source>The disk is full or cannot be written</source>
            <translation>Der Datenträger ist voll oder nicht beschreibbar</translation>
        </message>
        <message>
            <source>Films still play, but nothing of them is kept. Free some space, or lower the limits of the cache.</source>
            <translation>Filme laufen weiterhin, aber nichts davon wird aufbewahrt. Geben Sie Speicherplatz frei oder senken Sie die Grenzen des Caches.</translation>
        </message>
        <message>
            <source>A new device plays “%1”</source>
            <translation>Ein neues Gerät spielt „%1“</translation>
        </message>
        <message>
            <source>%1 has not played anything from here before. If you do not know it, you can stop it under “Now playing”.</source>
            <translation>%1 hat von hier noch nie etwas abgespielt. Wenn Sie das Gerät nicht kennen, können Sie die Wiedergabe unter „Läuft gerade“ beenden.</translation>
        </message>
    </context>
    <context>
        <name>cuegate::NowPlayingPage</name>
        <message>
            <source>Now playing</source>
            <translation>Läuft gerade</translation>
        </message>
        <message>
            <source>Show the parts of films that are being made, and cancel them</source>
            <translation>Teile von Filmen zeigen, die gerade erstellt werden, und sie abbrechen</translation>
        </message>
        <message>
            <source>Nobody is playing anything</source>
            <translation>Niemand spielt etwas ab</translation>
        </message>
        <message>
            <source>Choose a film, copy its link and open it in a player, on a television or on a phone; or open its watch page in a browser. Whoever plays it is shown here.</source>
            <translation>Wählen Sie einen Film, kopieren Sie seinen Link und öffnen Sie ihn in einem Player, auf einem Fernseher oder Telefon; oder öffnen Sie seine Wiedergabeseite in einem Browser. Wer ihn abspielt, wird hier gezeigt.</translation>
        </message>
        <message>
            <source>All players together</source>
            <translation>Alle Player zusammen</translation>
        </message>
        <message numerus="yes">
            <source>%n player(s)</source>
            <translation>
                <numerusform>%n Player</numerusform>
                <numerusform>%n Player</numerusform>
            </translation>
        </message>
        <message>
            <source>No jobs</source>
            <translation>Keine Aufträge</translation>
        </message>
        <message numerus="yes">
            <source>%n job(s)</source>
            <translation>
                <numerusform>%n Auftrag</numerusform>
                <numerusform>%n Aufträge</numerusform>
            </translation>
        </message>
        <message>
            <source>Stop a player</source>
            <translation>Player stoppen</translation>
        </message>
        <message>
            <source>Stop “%1” on %2?</source>
            <comment>film, player</comment>
            <translation>„%1“ bei %2 stoppen?</translation>
        </message>
        <message numerus="yes">
            <source>Its connections are closed, and what is being made for it is dropped. For %n second(s) Cuegate refuses this film to it; then it can be played again.</source>
            <translation>
                <numerusform>Seine Verbindungen werden getrennt, und was für ihn erstellt wird, wird verworfen. Für %n Sekunde verweigert Cuegate ihm diesen Film; danach kann er wieder abgespielt werden.</numerusform>
                <numerusform>Seine Verbindungen werden getrennt, und was für ihn erstellt wird, wird verworfen. Für %n Sekunden verweigert Cuegate ihm diesen Film; danach kann er wieder abgespielt werden.</numerusform>
            </translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Stoppen</translation>
        </message>
    </context>
    <context>
        <name>cuegate::PlaysOnPanel</name>
        <message>
            <source>On a slow network players may take a smaller, converted picture where one is offered. Kodi, mpv, and VLC also play the original file, unchanged, by its own link. What a device decodes is what its maker says of it.</source>
            <translation>In langsamen Netzen nehmen Player vielleicht ein kleineres, umgewandeltes Bild, wo eines angeboten wird. Kodi, mpv und VLC spielen auch die unveränderte Originaldatei über deren eigenen Link. Was ein Gerät decodiert, ist hier nach Angabe des Herstellers genannt.</translation>
        </message>
        <message>
            <source>What will happen on players</source>
            <translation>Was auf Playern geschieht</translation>
        </message>
    </context>
    <context>
        <name>cuegate::ProfileBar</name>
        <message>
            <source>OK</source>
            <translation>OK</translation>
        </message>
        <message>
            <source>Close this message</source>
            <translation>Diese Meldung schließen</translation>
        </message>
        <message>
            <source>The list of your films was damaged. It is now as it was when it was last saved as a backup; the damaged file was put aside in the profile folder.</source>
            <translation>Die Liste Ihrer Filme war beschädigt. Sie ist nun auf dem Stand der letzten Sicherung; die beschädigte Datei liegt im Profilordner.</translation>
        </message>
        <message>
            <source>The list of your films was damaged, and there was no backup. It begins anew; the damaged file was put aside in the profile folder.</source>
            <translation>Die Liste Ihrer Filme war beschädigt, und es gab keine Sicherung. Sie beginnt neu; die beschädigte Datei liegt im Profilordner.</translation>
        </message>
        <message>
            <source>Keep them in a &amp;file</source>
            <translation>In &amp;Datei aufbewahren</translation>
        </message>
        <message>
            <source>Other users of this computer cannot read the file, but every program you run can</source>
            <translation>Andere Benutzer dieses Rechners können die Datei nicht lesen, jedes von Ihnen gestartete Programm aber schon</translation>
        </message>
        <message>
            <source>F&amp;orget them at the end</source>
            <translation>Am &amp;Ende vergessen</translation>
        </message>
        <message>
            <source>Keep passwords only until Cuegate ends</source>
            <translation>Passwörter nur aufbewahren, bis Cuegate beendet wird</translation>
        </message>
        <message>
            <source>&amp;Unlock</source>
            <translation>&amp;Entsperren</translation>
        </message>
        <message>
            <source>Try to get the key again</source>
            <translation>Noch einmal versuchen, den Schlüssel zu bekommen</translation>
        </message>
        <message>
            <source>Cuegate finds no keychain that keeps the passwords of your films. Where shall it keep them?</source>
            <translation>Cuegate findet keinen Schlüsselbund, der die Passwörter Ihrer Filme aufbewahrt. Wo sollen sie aufbewahrt werden?</translation>
        </message>
        <message numerus="yes">
            <source>The addresses and passwords of %n film(s) are locked, because the key to them cannot be had.</source>
            <translation>
                <numerusform>Die Adresse und das Passwort von %n Film sind gesperrt, weil der Schlüssel dazu nicht zu bekommen ist.</numerusform>
                <numerusform>Die Adressen und Passwörter von %n Filmen sind gesperrt, weil der Schlüssel dazu nicht zu bekommen ist.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The addresses and passwords of %n film(s) were kept only until Cuegate ended. Add them again, or keep passwords from now on.</source>
            <translation>
                <numerusform>Die Adresse und das Passwort von %n Film wurden nur bis zum Beenden von Cuegate aufbewahrt. Fügen Sie ihn neu hinzu, oder bewahren Sie Passwörter ab jetzt auf.</numerusform>
                <numerusform>Die Adressen und Passwörter von %n Filmen wurden nur bis zum Beenden von Cuegate aufbewahrt. Fügen Sie sie neu hinzu, oder bewahren Sie Passwörter ab jetzt auf.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The addresses and passwords of %n film(s) were sealed with a key that is gone. Add them again with their full addresses.</source>
            <translation>
                <numerusform>Die Adresse und das Passwort von %n Film wurden mit einem Schlüssel versiegelt, den es nicht mehr gibt. Fügen Sie ihn mit vollständiger Adresse neu hinzu.</numerusform>
                <numerusform>Die Adressen und Passwörter von %n Filmen wurden mit einem Schlüssel versiegelt, den es nicht mehr gibt. Fügen Sie sie mit vollständigen Adressen neu hinzu.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>cuegate::SearchField</name>
        <message>
            <source>Clear the search</source>
            <translation>Suche leeren</translation>
        </message>
    </context>
    <context>
        <name>cuegate::SessionCard</name>
        <message>
            <source>Stop</source>
            <translation>Stoppen</translation>
        </message>
        <message>
            <source>Estimated from what the player has fetched and how long it has been playing.</source>
            <translation>Geschätzt danach, was der Player geladen hat und wie lange er schon spielt.</translation>
        </message>
        <message numerus="yes">
            <source>Ends what this player plays, and refuses it this film for %n second(s).</source>
            <translation>
                <numerusform>Beendet, was dieser Player abspielt, und verweigert ihm diesen Film für %n Sekunde.</numerusform>
                <numerusform>Beendet, was dieser Player abspielt, und verweigert ihm diesen Film für %n Sekunden.</numerusform>
            </translation>
        </message>
        <message>
            <source>A removed film</source>
            <translation>Ein entfernter Film</translation>
        </message>
        <message>
            <source>Stop “%1” on %2</source>
            <comment>film, player</comment>
            <translation>„%1“ bei %2 stoppen</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <comment>player, film</comment>
            <translation>%1: %2</translation>
        </message>
    </context>
    <context>
        <name>cuegate::SettingsDialog</name>
        <message>
            <source>Settings</source>
            <translation>Einstellungen</translation>
        </message>
        <message>
            <source>&amp;General</source>
            <translation>&amp;Allgemein</translation>
        </message>
        <message>
            <source>&amp;Network</source>
            <translation>&amp;Netzwerk</translation>
        </message>
        <message>
            <source>&amp;Cache</source>
            <translation>&amp;Cache</translation>
        </message>
        <message>
            <source>C&amp;onversion</source>
            <translation>&amp;Umwandlung</translation>
        </message>
    </context>
    <context>
        <name>cuegate::SourceArranging</name>
        <message>
            <source>Move to &amp;folder</source>
            <translation>In Ordner &amp;verschieben</translation>
        </message>
        <message>
            <source>Move &amp;up</source>
            <translation>Nach &amp;oben</translation>
        </message>
        <message>
            <source>Move &amp;down</source>
            <translation>Nach u&amp;nten</translation>
        </message>
        <message>
            <source>&amp;New folder with these films…</source>
            <translation>Neuer Ordner &amp;mit diesen Filmen …</translation>
        </message>
        <message>
            <source>Remo&amp;ve folder</source>
            <translation>Or&amp;dner entfernen</translation>
        </message>
        <message>
            <source>The films in it stay on the list</source>
            <translation>Die Filme darin bleiben in der Liste</translation>
        </message>
        <message>
            <source>Rena&amp;me folder…</source>
            <translation>Ordner u&amp;mbenennen …</translation>
        </message>
        <message>
            <source>&amp;Edit…</source>
            <translation>Bea&amp;rbeiten …</translation>
        </message>
        <message>
            <source>&amp;No folder</source>
            <translation>&amp;Kein Ordner</translation>
        </message>
        <message>
            <source>New folder</source>
            <translation>Neuer Ordner</translation>
        </message>
        <message numerus="yes">
            <source>Name of the folder for %n film(s):</source>
            <translation>
                <numerusform>Name des Ordners für %n Film:</numerusform>
                <numerusform>Name des Ordners für %n Filme:</numerusform>
            </translation>
        </message>
        <message>
            <source>Rename folder</source>
            <translation>Ordner umbenennen</translation>
        </message>
        <message>
            <source>New name of the folder:</source>
            <translation>Neuer Name des Ordners:</translation>
        </message>
    </context>
    <context>
        <name>cuegate::SourceListModel</name>
        <message>
            <source>not examined yet</source>
            <translation>noch nicht analysiert</translation>
        </message>
        <message>
            <source>examining…</source>
            <translation>wird analysiert …</translation>
        </message>
        <message>
            <source>looking for an index: %1 %</source>
            <translation>Index wird gesucht: %1 %</translation>
        </message>
        <message numerus="yes">
            <source>%n film(s)</source>
            <translation>
                <numerusform>%n Film</numerusform>
                <numerusform>%n Filme</numerusform>
            </translation>
        </message>
        <message>
            <source>Folder %1, %2</source>
            <comment>name, number of films</comment>
            <translation>Ordner %1, %2</translation>
        </message>
        <message>
            <source>, </source>
            <comment>between parts of a list</comment>
            <translation>, </translation>
        </message>
        <message>
            <source>locked</source>
            <translation>gesperrt</translation>
        </message>
        <message>
            <source>not read yet</source>
            <translation>noch nicht gelesen</translation>
        </message>
        <message>
            <source>being read…</source>
            <translation>wird gelesen …</translation>
        </message>
        <message>
            <source>Xtream account · %1</source>
            <comment>server</comment>
            <translation>Xtream-Konto · %1</translation>
        </message>
    </context>
    <context>
        <name>cuegate::SourcePanel</name>
        <message>
            <source>Films</source>
            <translation>Filme</translation>
        </message>
        <message>
            <source>Search films</source>
            <translation>Filme suchen</translation>
        </message>
        <message>
            <source>Name, folder or address (%1)</source>
            <translation>Name, Ordner oder Adresse (%1)</translation>
        </message>
        <message>
            <source>No film matches.</source>
            <translation>Kein Film passt.</translation>
        </message>
        <message numerus="yes">
            <source>%1 of %Ln film(s)</source>
            <comment>found, all</comment>
            <translation>
                <numerusform>%1 von %Ln Film</numerusform>
                <numerusform>%1 von %Ln Filmen</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>cuegate::StatusStrip</name>
        <message>
            <source>Copy the address</source>
            <translation>Adresse kopieren</translation>
        </message>
        <message>
            <source>Clear the cache…</source>
            <translation>Cache leeren …</translation>
        </message>
        <message>
            <source>Show what is being made</source>
            <translation>Zeigen, was gerade erstellt wird</translation>
        </message>
        <message>
            <source>Port %1 cannot be used, so nothing is served. Choose another one in the settings.</source>
            <translation>Port %1 kann nicht verwendet werden, daher wird nichts bereitgestellt. Wählen Sie in den Einstellungen einen anderen.</translation>
        </message>
        <message>
            <source>Starting…</source>
            <translation>Startet …</translation>
        </message>
        <message>
            <source>Ready, nobody is watching</source>
            <translation>Bereit, niemand schaut zu</translation>
        </message>
        <message numerus="yes">
            <source>Serving %n player(s)</source>
            <translation>
                <numerusform>Versorgt %n Player</numerusform>
                <numerusform>Versorgt %n Player</numerusform>
            </translation>
        </message>
        <message>
            <source>Serving at %1</source>
            <translation>Erreichbar unter %1</translation>
        </message>
        <message>
            <source>Nobody is watching</source>
            <translation>Niemand schaut zu</translation>
        </message>
        <message numerus="yes">
            <source>%n player(s) watching</source>
            <translation>
                <numerusform>%n Player aktiv</numerusform>
                <numerusform>%n Player aktiv</numerusform>
            </translation>
        </message>
        <message>
            <source>Cache: %1 of %2</source>
            <comment>used, capacity</comment>
            <translation>Cache: %1 von %2</translation>
        </message>
        <message>
            <source>No cache</source>
            <translation>Kein Cache</translation>
        </message>
        <message>
            <source>No jobs</source>
            <translation>Keine Aufträge</translation>
        </message>
        <message numerus="yes">
            <source>%n job(s)</source>
            <translation>
                <numerusform>%n Auftrag</numerusform>
                <numerusform>%n Aufträge</numerusform>
            </translation>
        </message>
        <message>
            <source>Clear the cache</source>
            <translation>Cache leeren</translation>
        </message>
        <message>
            <source>Delete all stored pieces of films (%1)?</source>
            <translation>Alle gespeicherten Teile von Filmen (%1) löschen?</translation>
        </message>
        <message>
            <source>Films and links stay. What is played again is made again.</source>
            <translation>Filme und Links bleiben erhalten. Was wieder abgespielt wird, wird neu erstellt.</translation>
        </message>
        <message>
            <source>Clear</source>
            <translation>Leeren</translation>
        </message>
    </context>
    <context>
        <name>cuegate::StructureModel</name>
        <message>
            <source>Damaged from here on: %1.</source>
            <translation>Ab hier beschädigt: %1.</translation>
        </message>
        <message>
            <source>%1 Click here to try again.</source>
            <translation>%1 Klicken Sie hier, um es erneut zu versuchen.</translation>
        </message>
        <message>
            <source>Reading…</source>
            <translation>Wird gelesen …</translation>
        </message>
        <message>
            <source>Show more…</source>
            <translation>Mehr anzeigen …</translation>
        </message>
        <message>
            <source>%1 (%2)</source>
            <comment>name in the file, meaning</comment>
            <translation>%1 (%2)</translation>
        </message>
        <message>
            <source>unknown</source>
            <translation>unbekannt</translation>
        </message>
        <message>
            <source>%1 + %2</source>
            <comment>bytes of header and payload</comment>
            <translation>%1 + %2</translation>
        </message>
        <message>
            <source>%1, id 0x%2</source>
            <translation>%1, ID 0x%2</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Byte offset</source>
            <translation>Byte-Offset</translation>
        </message>
        <message>
            <source>Bytes (header + content)</source>
            <translation>Bytes (Header + Inhalt)</translation>
        </message>
        <message>
            <source>Content</source>
            <translation>Inhalt</translation>
        </message>
    </context>
    <context>
        <name>cuegate::StructurePanel</name>
        <message>
            <source>The format of this file is not known, so there is no structure to show.</source>
            <translation>Das Format dieser Datei ist nicht bekannt, daher lässt sich keine Struktur zeigen.</translation>
        </message>
        <message>
            <source>Search in what has been read: a name, a value, a byte offset</source>
            <translation>Im Gelesenen suchen: ein Name, ein Wert, ein Byte-Offset</translation>
        </message>
        <message>
            <source>Structure of the file</source>
            <translation>Struktur der Datei</translation>
        </message>
        <message>
            <source>%1 structure</source>
            <comment>name of a file</comment>
            <translation>%1 Struktur</translation>
        </message>
        <message numerus="yes">
            <source>%Ln element(s) read</source>
            <translation>
                <numerusform>%Ln Element gelesen</numerusform>
                <numerusform>%Ln Elemente gelesen</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>cuegate::TimelineMenu</name>
        <message>
            <source>&amp;Copy time %1</source>
            <translation>Zeit %1 &amp;kopieren</translation>
        </message>
        <message>
            <source>Time %1 copied.</source>
            <translation>Zeit %1 kopiert.</translation>
        </message>
        <message>
            <source>Copy link to the &amp;stream from here</source>
            <translation>Link zum &amp;Stream ab hier kopieren</translation>
        </message>
        <message>
            <source>Link copied. The stream begins at the keyframe before this time.</source>
            <translation>Link kopiert. Der Stream beginnt beim Keyframe vor dieser Zeit.</translation>
        </message>
        <message>
            <source>Copy link to the &amp;watch page from here</source>
            <translation>Link zur &amp;Wiedergabeseite ab hier kopieren</translation>
        </message>
        <message>
            <source>Link copied. Open it in a browser.</source>
            <translation>Link kopiert. Öffnen Sie ihn in einem Browser.</translation>
        </message>
        <message>
            <source>Copy link to this se&amp;gment</source>
            <translation>Link zu diesem Se&amp;gment kopieren</translation>
        </message>
        <message>
            <source>Link to the segment copied.</source>
            <translation>Link zum Segment kopiert.</translation>
        </message>
        <message>
            <source>Play from here in the &amp;browser</source>
            <translation>Ab hier im &amp;Browser abspielen</translation>
        </message>
        <message>
            <source>No browser could be opened. Copy the link and open it yourself.</source>
            <translation>Es konnte kein Browser geöffnet werden. Kopieren Sie den Link und öffnen Sie ihn selbst.</translation>
        </message>
        <message>
            <source>Play from here in %1</source>
            <comment>player</comment>
            <translation>Ab hier in %1 abspielen</translation>
        </message>
        <message>
            <source>%1 could not be started.</source>
            <comment>player</comment>
            <translation>%1 konnte nicht gestartet werden.</translation>
        </message>
    </context>
    <context>
        <name>cuegate::TimelineWidget</name>
        <message>
            <source>Timeline</source>
            <translation>Zeitleiste</translation>
        </message>
        <message>
            <source>Copied %1</source>
            <translation>%1 kopiert</translation>
        </message>
    </context>
    <context>
        <name>cuegate::TrackTableModel</name>
        <message>
            <source>unknown (%1)</source>
            <translation>unbekannt (%1)</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>ja</translation>
        </message>
        <message>
            <source>yes, converted where needed</source>
            <translation>ja, bei Bedarf umgewandelt</translation>
        </message>
        <message>
            <source>no: %1</source>
            <translation>nein: %1</translation>
        </message>
        <message>
            <source>Track %1 (%2): %3</source>
            <translation>Spur %1 (%2): %3</translation>
        </message>
        <message>
            <source>Track %1 (%2) is not served: %3</source>
            <translation>Spur %1 (%2) wird nicht bereitgestellt: %3</translation>
        </message>
        <message>
            <source>, </source>
            <comment>between parts of a list</comment>
            <translation>, </translation>
        </message>
        <message>
            <source>Format</source>
            <translation>Format</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>Details</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Sprache</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Marks</source>
            <translation>Merkmale</translation>
        </message>
        <message>
            <source>Served</source>
            <translation>Bereitgestellt</translation>
        </message>
    </context>
    <context>
        <name>cuegate::TrafficGraph</name>
        <message>
            <source>Fetched: %1. Sent: %2.</source>
            <comment>rates</comment>
            <translation>Geladen: %1. Gesendet: %2.</translation>
        </message>
        <message>
            <source>The last two minutes. Fetched: from where the film is. Sent: to the player.</source>
            <translation>Die letzten zwei Minuten. Geladen: von der Quelle des Films. Gesendet: an den Player.</translation>
        </message>
        <message>
            <source>Fetched %1</source>
            <translation>Geladen: %1</translation>
        </message>
        <message>
            <source>Sent %1</source>
            <translation>Gesendet: %1</translation>
        </message>
    </context>
    <context>
        <name>cuegate::TrayIcon</name>
        <message>
            <source>Add…</source>
            <translation>Hinzufügen …</translation>
        </message>
        <message>
            <source>Copy link of</source>
            <translation>Link kopieren</translation>
        </message>
        <message>
            <source>Open in browser</source>
            <translation>Im Browser öffnen</translation>
        </message>
        <message>
            <source>Settings…</source>
            <translation>Einstellungen …</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>Beenden</translation>
        </message>
        <message>
            <source>Hide Cuegate</source>
            <translation>Cuegate ausblenden</translation>
        </message>
        <message>
            <source>Show Cuegate</source>
            <translation>Cuegate anzeigen</translation>
        </message>
        <message>
            <source>%1, converting</source>
            <comment>what is served</comment>
            <translation>%1, Umwandlung läuft</translation>
        </message>
        <message>
            <source>Cuegate: %1</source>
            <translation>Cuegate: %1</translation>
        </message>
    </context>
</TS>
