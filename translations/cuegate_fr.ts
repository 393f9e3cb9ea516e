<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
    <context>
        <name>AccountText</name>
        <message>
            <source>Expired on %1</source>
            <comment>date</comment>
            <translation>Expiré le %1</translation>
        </message>
        <message>
            <source>Trial account</source>
            <translation>Compte d’essai</translation>
        </message>
        <message>
            <source>Active</source>
            <translation>Actif</translation>
        </message>
        <message>
            <source>Trial account, active until %1</source>
            <comment>date</comment>
            <translation>Compte d’essai, actif jusqu’au %1</translation>
        </message>
        <message>
            <source>Active until %1</source>
            <comment>date</comment>
            <translation>Actif jusqu’au %1</translation>
        </message>
        <message>
            <source>Trial account, expires today at %1</source>
            <comment>time</comment>
            <translation>Compte d’essai, expire aujourd’hui à %1</translation>
        </message>
        <message>
            <source>Expires today at %1</source>
            <comment>time</comment>
            <translation>Expire aujourd’hui à %1</translation>
        </message>
        <message numerus="yes">
            <source>Trial account, expires in %n day(s), on %1</source>
            <comment>date</comment>
            <translation>
                <numerusform>Compte d’essai, expire dans %n jour, le %1</numerusform>
                <numerusform>Compte d’essai, expire dans %n jours, le %1</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Expires in %n day(s), on %1</source>
            <comment>date</comment>
            <translation>
                <numerusform>Expire dans %n jour, le %1</numerusform>
                <numerusform>Expire dans %n jours, le %1</numerusform>
            </translation>
        </message>
        <message>
            <source>Banned by the provider</source>
            <translation>Banni par le fournisseur</translation>
        </message>
        <message>
            <source>Disabled by the provider</source>
            <translation>Désactivé par le fournisseur</translation>
        </message>
        <message>
            <source>Expired</source>
            <translation>Expiré</translation>
        </message>
        <message numerus="yes">
            <source>%1 of %n connection(s) in use</source>
            <translation>
                <numerusform>%1 connexion sur %n utilisée</numerusform>
                <numerusform>%1 connexions sur %n utilisées</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n connection(s) in use</source>
            <translation>
                <numerusform>%n connexion utilisée</numerusform>
                <numerusform>%n connexions utilisées</numerusform>
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
            <translation>Sans le son, ou pas du tout, sur %1, où %2 n’est pas décodé.</translation>
        </message>
        <message>
            <source>Does not play on %1, where %2 is not decoded.</source>
            <translation>Non lu sur %1, où %2 n’est pas décodé.</translation>
        </message>
        <message>
            <source>Cuegate does not convert live channels.</source>
            <translation>Cuegate ne convertit pas les chaînes en direct.</translation>
        </message>
    </context>
    <context>
        <name>CertificateText</name>
        <message>
            <source>Its certificate is not valid before %1. Check the date and time of this computer.</source>
            <translation>Son certificat n’est pas valable avant le %1. Vérifiez la date et l’heure de cet ordinateur.</translation>
        </message>
        <message>
            <source>Its certificate was valid until %1 only. Check the date and time of this computer.</source>
            <translation>Son certificat n’était valable que jusqu’au %1. Vérifiez la date et l’heure de cet ordinateur.</translation>
        </message>
        <message>
            <source>The server issued its certificate to itself. That is usual for a server of your own or of a small provider, but anybody could do the same.</source>
            <translation>Le serveur a émis lui-même son certificat. C’est habituel pour un serveur à soi ou celui d’un petit fournisseur, mais n’importe qui pourrait en faire autant.</translation>
        </message>
        <message>
            <source>Its certificate was issued by an authority that this computer does not know.</source>
            <translation>Son certificat a été émis par une autorité que cet ordinateur ne connaît pas.</translation>
        </message>
        <message>
            <source>Its certificate was withdrawn by the authority that issued it. Better do not trust it.</source>
            <translation>Son certificat a été révoqué par l’autorité qui l’a émis. Mieux vaut ne pas lui faire confiance.</translation>
        </message>
        <message>
            <source>Its certificate was issued to a server with another name.</source>
            <translation>Son certificat a été émis pour un serveur d’un autre nom.</translation>
        </message>
        <message>
            <source>Its certificate could not be verified.</source>
            <translation>Son certificat n’a pas pu être vérifié.</translation>
        </message>
        <message>
            <source>%1 to %2</source>
            <comment>validity of a certificate: two dates</comment>
            <translation>du %1 au %2</translation>
        </message>
    </context>
    <context>
        <name>CoreText</name>
        <message>
            <source>%1 is not played by every browser and phone: for them it is converted to AAC as well.</source>
            <translation>Certains navigateurs et téléphones ne lisent pas le format %1 : pour eux, il est aussi converti en AAC.</translation>
        </message>
        <message>
            <source>%1 is not played by every browser and television: for them it is converted to H.264 as well.</source>
            <translation>Certains navigateurs et téléviseurs ne lisent pas le format %1 : pour eux, il est aussi converti en H.264.</translation>
        </message>
        <message>
            <source>It has more than two channels, which small players do not mix down: for them there is AAC in stereo, too.</source>
            <translation>Cette piste a plus de deux canaux, que les petits lecteurs ne savent pas réduire : pour eux, il y a aussi de l’AAC en stéréo.</translation>
        </message>
        <message>
            <source>It is H.264 of a kind that few players decode (more than 8 bits, or finer colour): for the others it is converted to H.264 High as well.</source>
            <translation>Peu de lecteurs décodent ce type de H.264 (plus de 8 bits ou couleurs plus fines) : pour les autres, il est aussi converti en H.264 High.</translation>
        </message>
        <message>
            <source>Its picture is stored turned or mirrored, which many players do not undo: for them it is converted to H.264 that is upright as well.</source>
            <translation>L’image est enregistrée tournée ou en miroir, ce que beaucoup de lecteurs ne corrigent pas : pour eux, elle est aussi convertie en H.264, à l’endroit.</translation>
        </message>
        <message>
            <source>Its picture (%1 × %2) is larger than many players can show: for them it is converted to 1080p as well.</source>
            <translation>L’image (%1 × %2) est trop grande pour de nombreux lecteurs : pour eux, elle est aussi convertie en 1080p.</translation>
        </message>
        <message>
            <source>%1 cannot be put into HLS as it is: it is converted to %2.</source>
            <translation>%1 ne peut pas être placé tel quel dans HLS : il est converti en %2.</translation>
        </message>
        <message>
            <source>%1 cannot be put into HLS as it is, and it cannot be decoded here to convert it to %2.</source>
            <translation>%1 ne peut pas être placé tel quel dans HLS, ni être décodé ici pour être converti en %2.</translation>
        </message>
        <message>
            <source>%1 cannot be put into fMP4 as it is: it is sent untouched in MPEG-TS to players that ask for that, and converted to %2 for the others.</source>
            <translation>%1 ne peut pas être placé tel quel dans fMP4 : il est envoyé inchangé en MPEG-TS aux lecteurs qui le demandent, et converti en %2 pour les autres.</translation>
        </message>
        <message>
            <source>%1 cannot be put into fMP4 as it is: it is sent untouched in MPEG-TS only, because it cannot be decoded here to convert it to %2.</source>
            <translation>%1 ne peut pas être placé tel quel dans fMP4 : il est envoyé inchangé en MPEG-TS uniquement, car il ne peut pas être décodé ici pour être converti en %2.</translation>
        </message>
        <message>
            <source>Its description is damaged or incomplete (%1): it is converted to %2.</source>
            <translation>La description de la piste est endommagée ou incomplète (%1) : elle est convertie en %2.</translation>
        </message>
        <message>
            <source>Its description is damaged or incomplete (%1), and it cannot be decoded here to convert it to %2.</source>
            <translation>La description de la piste est endommagée ou incomplète (%1), et la piste ne peut pas être décodée ici pour être convertie en %2.</translation>
        </message>
        <message>
            <source>Its pictures are not stored in the order they are shown in, and AVI does not tell their times: it is converted to %1.</source>
            <translation>Les images ne sont pas enregistrées dans leur ordre d’affichage et AVI n’indique pas leurs temps : la piste est convertie en %1.</translation>
        </message>
        <message>
            <source>Its pictures are not stored in the order they are shown in, and AVI does not tell their times, and it cannot be decoded here to convert it to %1.</source>
            <translation>Les images ne sont pas enregistrées dans leur ordre d’affichage, AVI n’indique pas leurs temps, et la piste ne peut pas être décodée ici pour être convertie en %1.</translation>
        </message>
        <message>
            <source>Its pictures are not stored in the order they are shown in, and the file does not tell their times: it is converted to %1.</source>
            <translation>Les images ne sont pas enregistrées dans leur ordre d’affichage et le fichier n’indique pas leurs temps : la piste est convertie en %1.</translation>
        </message>
        <message>
            <source>Its pictures are not stored in the order they are shown in, and the file does not tell their times, and it cannot be decoded here to convert it to %1.</source>
            <translation>Les images ne sont pas enregistrées dans leur ordre d’affichage, le fichier n’indique pas leurs temps, et la piste ne peut pas être décodée ici pour être convertie en %1.</translation>
        </message>
        <message>
            <source>This track is encrypted (DRM); it can only be played by the service it comes from.</source>
            <translation>Cette piste est chiffrée (DRM) ; seul le service d’où elle vient peut la lire.</translation>
        </message>
        <message>
            <source>Not a track that players show.</source>
            <translation>Ce n’est pas une piste que les lecteurs affichent.</translation>
        </message>
        <message>
            <source>Another video track is the main one; a title is served with one video track.</source>
            <translation>La piste vidéo principale est une autre ; un film est diffusé avec une seule piste vidéo.</translation>
        </message>
        <message>
            <source>AVI: its index is made by scanning</source>
            <translation>AVI : l’index est créé en parcourant le fichier</translation>
        </message>
        <message>
            <source>FLV: its index is made by scanning</source>
            <translation>FLV : l’index est créé en parcourant le fichier</translation>
        </message>
        <message>
            <source>Ogg: its index is made by scanning</source>
            <translation>Ogg : l’index est créé en parcourant le fichier</translation>
        </message>
        <message>
            <source>fragmented MP4: its index is made by scanning</source>
            <translation>MP4 fragmenté : l’index est créé en parcourant le fichier</translation>
        </message>
        <message>
            <source>transport streams have no index: where the keyframes are takes reading the file once</source>
            <translation>Les flux de transport n’ont pas d’index : il faut lire le fichier une fois pour trouver les images clés</translation>
        </message>
        <message>
            <source>the file has no Cues</source>
            <translation>Le fichier n’a pas de Cues</translation>
        </message>
        <message>
            <source>the file has no index, or a false one: it was walked through</source>
            <translation>Le fichier n’a pas d’index, ou un index faux : il a été parcouru</translation>
        </message>
        <message>
            <source>only the keyframes that segments begin with have been looked for</source>
            <translation>Seules les images clés qui commencent un segment ont été recherchées</translation>
        </message>
        <message>
            <source>the file is damaged at byte %1: it is played up to there</source>
            <translation>Le fichier est endommagé à l’octet %1 : il est lu jusque-là</translation>
        </message>
        <message>
            <source>the file is damaged at byte %1: it goes on at byte %2</source>
            <translation>Le fichier est endommagé à l’octet %1 : il reprend à l’octet %2</translation>
        </message>
        <message>
            <source>the file is damaged or cut off at byte %1: it is played up to there</source>
            <translation>Le fichier est endommagé ou tronqué à l’octet %1 : il est lu jusque-là</translation>
        </message>
        <message>
            <source>the file is cut off inside the tag at byte %1</source>
            <translation>Le fichier est tronqué à l’intérieur du tag à l’octet %1</translation>
        </message>
        <message>
            <source>the file is cut: it ends at byte %1, before the first picture</source>
            <translation>Le fichier est tronqué : il se termine à l’octet %1, avant la première image</translation>
        </message>
        <message>
            <source>the file is cut: it ends at byte %1, and is played up to %2 s of %3 s</source>
            <translation>Le fichier est tronqué : il se termine à l’octet %1 et est lu jusqu’à %2 s sur %3 s</translation>
        </message>
        <message>
            <source>the file ends %1 bytes before its Segment does: it is cut off</source>
            <translation>Le fichier se termine %1 octets avant son Segment : il est tronqué</translation>
        </message>
        <message>
            <source>track %1: the file is cut off, it is played up to %2 ms</source>
            <translation>Piste %1 : le fichier est tronqué, elle est lue jusqu’à %2 ms</translation>
        </message>
        <message>
            <source>the times jump at %1 ms: what follows is put after it</source>
            <translation>Les temps sautent à %1 ms : la suite est placée après</translation>
        </message>
        <message>
            <source>track %1 has more samples than are indexed</source>
            <translation>La piste %1 a plus d’échantillons que l’index n’en contient</translation>
        </message>
        <message>
            <source>track %1 names no keyframe (an empty stss)</source>
            <translation>La piste %1 n’indique aucune image clé (stss vide)</translation>
        </message>
        <message>
            <source>the Duration is shorter than the Cues reach and was replaced</source>
            <translation>La Duration est plus courte que ce que couvrent les Cues et a été remplacée</translation>
        </message>
        <message>
            <source>the Duration is %1 ms, but the last Block ends at %2 ms: the latter is taken</source>
            <translation>La Duration est de %1 ms, mais le dernier Block se termine à %2 ms : c’est cette valeur qui est retenue</translation>
        </message>
        <message>
            <source>the Duration is impossible and was left out</source>
            <translation>La Duration est impossible et a été ignorée</translation>
        </message>
        <message>
            <source>the file has no Duration: the last CuePoint's time is taken</source>
            <translation>Le fichier n’a pas de Duration : le temps du dernier CuePoint est retenu</translation>
        </message>
        <message>
            <source>no CuePoint of the main track lies inside the Segment</source>
            <translation>Aucun CuePoint de la piste principale ne se trouve dans le Segment</translation>
        </message>
        <message>
            <source>%1 of %2 CuePoints are false: the index is not used</source>
            <translation>%1 CuePoints sur %2 sont faux : l’index n’est pas utilisé</translation>
        </message>
        <message>
            <source>%1 of %2 CuePoints are false and were left out</source>
            <translation>%1 CuePoints sur %2 sont faux et ont été ignorés</translation>
        </message>
        <message>
            <source>the Cues are damaged: their rest is left out</source>
            <translation>Les Cues sont endommagés : le reste est ignoré</translation>
        </message>
        <message>
            <source>the Cues name no keyframe of track %1</source>
            <translation>Les Cues n’indiquent aucune image clé de la piste %1</translation>
        </message>
        <message>
            <source>the Segment is damaged at byte %1</source>
            <translation>Le Segment est endommagé à l’octet %1</translation>
        </message>
        <message>
            <source>a SeekHead names byte %1, where its element is not</source>
            <translation>Un SeekHead indique l’octet %1, mais son élément n’y est pas</translation>
        </message>
        <message>
            <source>a SeekHead names byte %1 for the Cues, where they are not</source>
            <translation>Un SeekHead indique l’octet %1 pour les Cues, mais ils n’y sont pas</translation>
        </message>
        <message>
            <source>the file holds %1 programs: number %2 is taken</source>
            <translation>Le fichier contient %1 programmes : le numéro %2 est retenu</translation>
        </message>
        <message>
            <source>the time stamps of the end do not fit to those of the beginning: the duration is estimated</source>
            <translation>Les horodatages de la fin ne correspondent pas à ceux du début : la durée est estimée</translation>
        </message>
        <message>
            <source>the server cannot send the end of the file alone: the duration is estimated</source>
            <translation>Le serveur ne peut pas envoyer la fin du fichier seule : la durée est estimée</translation>
        </message>
        <message>
            <source>the server does not tell how long the film is: the duration is assumed</source>
            <translation>Le serveur ne dit pas combien dure le film : la durée est supposée</translation>
        </message>
        <message>
            <source>The player takes the file's own streams: they are copied.</source>
            <translation>Le lecteur prend les flux du fichier tels quels : ils sont copiés.</translation>
        </message>
        <message>
            <source>The player reads the original file, as it is.</source>
            <translation>Le lecteur lit le fichier d’origine tel quel.</translation>
        </message>
        <message>
            <source>Track %1 is converted. %2</source>
            <translation>La piste %1 est convertie. %2</translation>
        </message>
        <message>
            <source>%1 It is converted by %2.</source>
            <translation>%1 La conversion est faite par %2.</translation>
        </message>
        <message>
            <source>%1 cannot be sent as text; these subtitles are in the original file only.</source>
            <translation>%1 ne peut pas être envoyé sous forme de texte ; ces sous-titres ne sont que dans le fichier d’origine.</translation>
        </message>
        <message>
            <source>%1 is sent as WebVTT, the text that players of HLS show.</source>
            <translation>%1 est envoyé en WebVTT, le texte que les lecteurs HLS affichent.</translation>
        </message>
        <message>
            <source>PGS (Blu-ray pictures)</source>
            <translation>PGS (images Blu-ray)</translation>
        </message>
        <message>
            <source>VobSub (DVD pictures)</source>
            <translation>VobSub (images DVD)</translation>
        </message>
        <message>
            <source>DVB subtitles</source>
            <translation>sous-titres DVB</translation>
        </message>
        <message>
            <source>MP4 timed text</source>
            <translation>texte synchronisé MP4</translation>
        </message>
        <message>
            <source>it made no picture</source>
            <translation>il n’a produit aucune image</translation>
        </message>
        <message>
            <source>it made %1 pictures of %2</source>
            <translation>il a produit %1 images sur %2</translation>
        </message>
        <message>
            <source>its pictures do not have the source's times</source>
            <translation>ses images n’ont pas les temps de la source</translation>
        </message>
        <message>
            <source>its pictures are %1x%2, not %3x%4</source>
            <translation>ses images font %1x%2, et non %3x%4</translation>
        </message>
        <message>
            <source>one of its pictures is not whole</source>
            <translation>une de ses images est incomplète</translation>
        </message>
        <message>
            <source>the times of its pictures are not in order</source>
            <translation>les temps de ses images ne se suivent pas</translation>
        </message>
        <message>
            <source>two of its pictures have the same time</source>
            <translation>deux de ses images ont le même temps</translation>
        </message>
        <message>
            <source>the first picture is not an IDR picture</source>
            <translation>la première image n’est pas une image IDR</translation>
        </message>
        <message>
            <source>there are no parameter sets before the first picture</source>
            <translation>il n’y a pas de jeux de paramètres avant la première image</translation>
        </message>
        <message>
            <source>there is no render node in /dev/dri</source>
            <translation>il n’y a pas de nœud de rendu dans /dev/dri</translation>
        </message>
        <message>
            <source>a segment was not done within %1 ms</source>
            <translation>un segment n’était pas prêt en %1 ms</translation>
        </message>
        <message>
            <source>its trial crashed (signal %1)</source>
            <translation>l’essai a planté (signal %1)</translation>
        </message>
        <message>
            <source>a segment crashed (signal %1)</source>
            <translation>un segment a planté (signal %1)</translation>
        </message>
        <message>
            <source>a thread of its driver crashed</source>
            <translation>un thread du pilote a planté</translation>
        </message>
        <message>
            <source>Cuegate was ended by signal %1 when it was tried, so it is not tried unless it is asked for</source>
            <translation>le signal %1 a mis fin à Cuegate pendant l’essai ; celui-ci n’est refait que sur demande</translation>
        </message>
        <message>
            <source>Cuegate ended twice when it was tried, so it is not tried unless it is asked for</source>
            <translation>Cuegate s’est arrêté deux fois pendant l’essai ; celui-ci n’est refait que sur demande</translation>
        </message>
        <message>
            <source>The stream's own segments are passed on: they are copied.</source>
            <translation>Les segments du flux sont transmis tels quels : ils sont copiés.</translation>
        </message>
        <message>
            <source>It is not converted for now: its conversion hung, and hung again.</source>
            <translation>Pas de conversion pour l’instant : elle s’est bloquée deux fois.</translation>
        </message>
        <message>
            <source>It is not converted for now: Cuegate ended while it was converted, and ended again.</source>
            <translation>Pas de conversion pour l’instant : Cuegate s’est arrêté deux fois pendant celle-ci.</translation>
        </message>
        <message>
            <source>Nothing is converted until Cuegate is restarted: too many conversions hang.</source>
            <translation>Rien n’est converti avant le redémarrage de Cuegate : trop de conversions sont bloquées.</translation>
        </message>
        <message>
            <source>its trial was not done within %1 ms</source>
            <translation>l’essai n’était pas terminé au bout de %1 ms</translation>
        </message>
        <message>
            <source>Season %1</source>
            <translation>Saison %1</translation>
        </message>
        <message>
            <source>Specials</source>
            <translation>Hors-saison</translation>
        </message>
    </context>
    <context>
        <name>DeviceText</name>
        <message>
            <source>FFmpeg player</source>
            <translation>Lecteur FFmpeg</translation>
        </message>
        <message>
            <source>Television</source>
            <translation>Téléviseur</translation>
        </message>
        <message>
            <source>Android app</source>
            <translation>Application Android</translation>
        </message>
        <message>
            <source>%1 on %2</source>
            <comment>browser, system</comment>
            <translation>%1 sur %2</translation>
        </message>
        <message>
            <source>Unknown player</source>
            <translation>Lecteur inconnu</translation>
        </message>
        <message>
            <source>%1 on this computer</source>
            <translation>%1 (cet ordinateur)</translation>
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
            <translation>Cette liste n’a pas encore été lue.</translation>
        </message>
        <message>
            <source>Reading it shows the films and channels that are in it.</source>
            <translation>Une fois lue, elle montre les films et les chaînes qu’elle contient.</translation>
        </message>
        <message>
            <source>Read now</source>
            <translation>Lire maintenant</translation>
        </message>
        <message>
            <source>The address of this list is locked.</source>
            <translation>L’adresse de cette liste est verrouillée.</translation>
        </message>
        <message>
            <source>Unlock it above, or add the list again with its full address.</source>
            <translation>Déverrouillez-la ci-dessus, ou ajoutez de nouveau la liste avec son adresse complète.</translation>
        </message>
        <message>
            <source>The list is being read…</source>
            <translation>Lecture de la liste…</translation>
        </message>
        <message>
            <source>This takes a few seconds where it is long. You can go on with other films meanwhile.</source>
            <translation>Si elle est longue, cela prend quelques secondes. Vous pouvez continuer avec d’autres films entre-temps.</translation>
        </message>
        <message>
            <source>There is nothing in this group.</source>
            <translation>Il n’y a rien dans ce groupe.</translation>
        </message>
        <message>
            <source>Nothing was found for “%1”.</source>
            <translation>Rien n’a été trouvé pour « %1 ».</translation>
        </message>
        <message>
            <source>Only the group “%1” was searched.</source>
            <translation>Seul le groupe « %1 » a été parcouru.</translation>
        </message>
        <message>
            <source>All words have to be in the name or the group of an entry.</source>
            <translation>Tous les mots doivent figurer dans le nom ou le groupe d’une entrée.</translation>
        </message>
        <message>
            <source>Clear search</source>
            <translation>Effacer la recherche</translation>
        </message>
        <message>
            <source>There is nothing in this list.</source>
            <translation>Il n’y a rien dans cette liste.</translation>
        </message>
        <message>
            <source>It was read, but it has no film and no channel. Open its address in a browser to see what is there.</source>
            <translation>Elle a été lue, mais ne contient ni film ni chaîne. Ouvrez son adresse dans un navigateur pour voir ce qui s’y trouve.</translation>
        </message>
        <message>
            <source>Read again</source>
            <translation>Relire</translation>
        </message>
        <message>
            <source>Searching…</source>
            <translation>Recherche…</translation>
        </message>
        <message>
            <source>This account has not been read yet.</source>
            <translation>Ce compte n’a pas encore été lu.</translation>
        </message>
        <message>
            <source>Reading it shows its channels, films and series.</source>
            <translation>Sa lecture montre ses chaînes, ses films et ses séries.</translation>
        </message>
        <message>
            <source>The password of this account is locked.</source>
            <translation>Le mot de passe de ce compte est verrouillé.</translation>
        </message>
        <message>
            <source>Unlock it above, or edit the account and enter it again.</source>
            <translation>Déverrouillez-le ci-dessus, ou modifiez le compte et saisissez-le de nouveau.</translation>
        </message>
        <message>
            <source>The account is being read…</source>
            <translation>Lecture du compte…</translation>
        </message>
        <message>
            <source>This can take a minute where it has very many films. You can go on with other films meanwhile.</source>
            <translation>Cela peut prendre une minute s’il contient de très nombreux films. Vous pouvez continuer avec d’autres films entre-temps.</translation>
        </message>
        <message>
            <source>Only “%1” was searched.</source>
            <comment>season</comment>
            <translation>La recherche n’a porté que sur « %1 ».</translation>
        </message>
        <message>
            <source>Only the channels were searched.</source>
            <translation>La recherche n’a porté que sur les chaînes.</translation>
        </message>
        <message>
            <source>Only the films were searched.</source>
            <translation>La recherche n’a porté que sur les films.</translation>
        </message>
        <message>
            <source>Only the names of series were searched, not their episodes.</source>
            <translation>La recherche n’a porté que sur les noms des séries, pas sur leurs épisodes.</translation>
        </message>
        <message>
            <source>Search everything</source>
            <translation>Rechercher partout</translation>
        </message>
        <message>
            <source>There is nothing in this account.</source>
            <translation>Ce compte ne contient rien.</translation>
        </message>
        <message>
            <source>It was read, but the provider lists no channel, no film and no series.</source>
            <translation>Il a été lu, mais le fournisseur ne propose aucune chaîne, aucun film et aucune série.</translation>
        </message>
        <message>
            <source>The episodes are being read…</source>
            <translation>Lecture des épisodes…</translation>
        </message>
        <message>
            <source>There are no episodes in this series.</source>
            <translation>Cette série n’a aucun épisode.</translation>
        </message>
        <message>
            <source>The provider lists none. Perhaps they are still to come.</source>
            <translation>Le fournisseur n’en propose aucun. Peut-être arriveront-ils plus tard.</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Réessayer</translation>
        </message>
    </context>
    <context>
        <name>EntryText</name>
        <message numerus="yes">
            <source>%Ln entr(ies)</source>
            <comment>of a list</comment>
            <translation>
                <numerusform>%Ln entrée</numerusform>
                <numerusform>%Ln entrées</numerusform>
            </translation>
        </message>
        <message>
            <source>read just now</source>
            <translation>lue à l’instant</translation>
        </message>
        <message numerus="yes">
            <source>read %n minute(s) ago</source>
            <translation>
                <numerusform>lue il y a %n minute</numerusform>
                <numerusform>lue il y a %n minutes</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>read %n hour(s) ago</source>
            <translation>
                <numerusform>lue il y a %n heure</numerusform>
                <numerusform>lue il y a %n heures</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>read %n day(s) ago</source>
            <translation>
                <numerusform>lue il y a %n jour</numerusform>
                <numerusform>lue il y a %n jours</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln line(s) could not be read</source>
            <translation>
                <numerusform>%Ln ligne illisible</numerusform>
                <numerusform>%Ln lignes illisibles</numerusform>
            </translation>
        </message>
        <message>
            <source>problem when it was read last: %1</source>
            <translation>problème à la dernière lecture : %1</translation>
        </message>
        <message>
            <source>no programme guide: %1</source>
            <translation>pas de guide des programmes : %1</translation>
        </message>
        <message>
            <source>Without a group</source>
            <translation>Sans groupe</translation>
        </message>
        <message>
            <source>%1 %2</source>
            <comment>time, programme</comment>
            <translation>%1 %2</translation>
        </message>
        <message>
            <source>film</source>
            <translation>film</translation>
        </message>
        <message>
            <source>channel</source>
            <translation>chaîne</translation>
        </message>
        <message>
            <source>Link to the playlist copied. Enter it in Kodi or another IPTV player.</source>
            <translation>Lien vers la liste de lecture copié. Saisissez-le dans Kodi ou un autre lecteur IPTV.</translation>
        </message>
        <message>
            <source>now: %1</source>
            <translation>maintenant : %1</translation>
        </message>
        <message>
            <source>then: %1</source>
            <translation>ensuite : %1</translation>
        </message>
        <message>
            <source>, </source>
            <comment>between parts of a list</comment>
            <translation>, </translation>
        </message>
        <message>
            <source>Get a fresh link, or edit the list and enter the headers that the server asks for.</source>
            <translation>Obtenez un nouveau lien, ou modifiez la liste et saisissez les en-têtes que le serveur demande.</translation>
        </message>
        <message>
            <source>List not found</source>
            <translation>Liste introuvable</translation>
        </message>
        <message>
            <source>Check the link: the list may have been moved or deleted.</source>
            <translation>Vérifiez le lien : la liste a peut-être été déplacée ou supprimée.</translation>
        </message>
        <message>
            <source>Add the list again with its full address.</source>
            <translation>Ajoutez à nouveau la liste avec son adresse complète.</translation>
        </message>
        <message numerus="yes">
            <source>%Ln channel(s)</source>
            <translation>
                <numerusform>%Ln chaîne</numerusform>
                <numerusform>%Ln chaînes</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln film(s)</source>
            <translation>
                <numerusform>%Ln film</numerusform>
                <numerusform>%Ln films</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln series</source>
            <translation>
                <numerusform>%Ln série</numerusform>
                <numerusform>%Ln séries</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln episode(s)</source>
            <translation>
                <numerusform>%Ln épisode</numerusform>
                <numerusform>%Ln épisodes</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 of %Ln entr(ies)</source>
            <comment>found, all</comment>
            <translation>
                <numerusform>%1 sur %Ln entrée</numerusform>
                <numerusform>%1 sur %Ln entrées</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 of %Ln channel(s)</source>
            <comment>found, all</comment>
            <translation>
                <numerusform>%1 sur %Ln chaîne</numerusform>
                <numerusform>%1 sur %Ln chaînes</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 of %Ln film(s)</source>
            <comment>found, all</comment>
            <translation>
                <numerusform>%1 sur %Ln film</numerusform>
                <numerusform>%1 sur %Ln films</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 of %Ln series</source>
            <comment>found, all</comment>
            <translation>
                <numerusform>%1 sur %Ln série</numerusform>
                <numerusform>%1 sur %Ln séries</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 of %Ln episode(s)</source>
            <comment>found, all</comment>
            <translation>
                <numerusform>%1 sur %Ln épisode</numerusform>
                <numerusform>%1 sur %Ln épisodes</numerusform>
            </translation>
        </message>
        <message>
            <source>Channels</source>
            <translation>Chaînes</translation>
        </message>
        <message>
            <source>Films</source>
            <translation>Films</translation>
        </message>
        <message>
            <source>Series</source>
            <comment>several</comment>
            <translation>Séries</translation>
        </message>
        <message>
            <source>Episodes</source>
            <translation>Épisodes</translation>
        </message>
        <message>
            <source>Edit the account and check server, user name and password.</source>
            <translation>Modifiez le compte et vérifiez le serveur, le nom d’utilisateur et le mot de passe.</translation>
        </message>
        <message>
            <source>No Xtream account</source>
            <translation>Pas un compte Xtream</translation>
        </message>
        <message>
            <source>The server does not answer like one for Xtream accounts.</source>
            <translation>Le serveur ne répond pas comme un serveur de comptes Xtream.</translation>
        </message>
        <message>
            <source>Check the server's address, and its port, in what your provider sent you.</source>
            <translation>Vérifiez l’adresse et le port du serveur dans ce que votre fournisseur vous a envoyé.</translation>
        </message>
        <message>
            <source>Account not usable</source>
            <translation>Compte inutilisable</translation>
        </message>
        <message>
            <source>Edit the account and check it, or ask the provider about it.</source>
            <translation>Modifiez et vérifiez le compte, ou renseignez-vous auprès du fournisseur.</translation>
        </message>
        <message>
            <source>series</source>
            <comment>one</comment>
            <translation>série</translation>
        </message>
        <message>
            <source>episode</source>
            <translation>épisode</translation>
        </message>
    </context>
    <context>
        <name>ErrorText</name>
        <message>
            <source>Server not reachable</source>
            <translation>Serveur injoignable</translation>
        </message>
        <message>
            <source>The server did not accept a connection.</source>
            <translation>Le serveur n’a pas accepté la connexion.</translation>
        </message>
        <message>
            <source>Check that it is switched on and that this computer is online, then try again.</source>
            <translation>Vérifiez qu’il est allumé et que cet ordinateur est connecté, puis réessayez.</translation>
        </message>
        <message>
            <source>Server not found</source>
            <translation>Serveur introuvable</translation>
        </message>
        <message>
            <source>No server with this name was found.</source>
            <translation>Aucun serveur de ce nom n’a été trouvé.</translation>
        </message>
        <message>
            <source>Check the spelling of the address and your internet connection.</source>
            <translation>Vérifiez l’orthographe de l’adresse et votre connexion à Internet.</translation>
        </message>
        <message>
            <source>No secure connection</source>
            <translation>Connexion non sécurisée</translation>
        </message>
        <message>
            <source>The server could not prove that it is the one you asked for.</source>
            <translation>Le serveur n’a pas pu prouver qu’il est bien celui que vous demandez.</translation>
        </message>
        <message>
            <source>Check the date and time of this computer. If they are right, ask the provider about the server's certificate.</source>
            <translation>Vérifiez la date et l’heure de cet ordinateur. Si elles sont justes, interrogez le fournisseur sur le certificat du serveur.</translation>
        </message>
        <message>
            <source>The server reports an error</source>
            <translation>Le serveur signale une erreur</translation>
        </message>
        <message>
            <source>The server answered with an error of its own.</source>
            <translation>Le serveur a répondu par une erreur interne.</translation>
        </message>
        <message>
            <source>Wait a moment, then try again. The details show what it said.</source>
            <translation>Attendez un instant, puis réessayez. Les détails montrent sa réponse.</translation>
        </message>
        <message>
            <source>Access denied</source>
            <translation>Accès refusé</translation>
        </message>
        <message>
            <source>The server does not let us in, or the link has expired.</source>
            <translation>Le serveur refuse l’accès, ou le lien a expiré.</translation>
        </message>
        <message>
            <source>Get a fresh link, or edit the film and enter the headers that the server asks for.</source>
            <translation>Obtenez un nouveau lien, ou modifiez le film et saisissez les en-têtes que le serveur demande.</translation>
        </message>
        <message>
            <source>Film not found</source>
            <translation>Film introuvable</translation>
        </message>
        <message>
            <source>The server has nothing at this address.</source>
            <translation>Le serveur n’a rien à cette adresse.</translation>
        </message>
        <message>
            <source>Check the link: the film may have been moved or deleted.</source>
            <translation>Vérifiez le lien : le film a peut-être été déplacé ou supprimé.</translation>
        </message>
        <message>
            <source>The provider is limiting us</source>
            <translation>Le fournisseur nous limite</translation>
        </message>
        <message>
            <source>The provider asked for fewer requests.</source>
            <translation>Le fournisseur demande moins de requêtes.</translation>
        </message>
        <message>
            <source>Wait a minute, then try again. Close other players that use the same account.</source>
            <translation>Attendez une minute, puis réessayez. Fermez les autres lecteurs qui utilisent le même compte.</translation>
        </message>
        <message>
            <source>Wrong part received</source>
            <translation>Mauvaise partie reçue</translation>
        </message>
        <message>
            <source>The server sent another part of the file than was asked for.</source>
            <translation>Le serveur a envoyé une autre partie du fichier que celle demandée.</translation>
        </message>
        <message>
            <source>Try again. If it stays like this, the server or a proxy before it is faulty.</source>
            <translation>Réessayez. Si cela persiste, le serveur ou un proxy placé devant lui est défaillant.</translation>
        </message>
        <message>
            <source>Server cannot seek</source>
            <translation>Pas d’accès direct</translation>
        </message>
        <message>
            <source>The server sends the file only from the beginning.</source>
            <translation>Le serveur n’envoie le fichier que depuis le début.</translation>
        </message>
        <message>
            <source>Download the film and add the file, or use a server that supports byte ranges.</source>
            <translation>Téléchargez le film et ajoutez le fichier, ou utilisez un serveur qui prend en charge les plages d’octets.</translation>
        </message>
        <message>
            <source>Link leads nowhere</source>
            <translation>Lien sans issue</translation>
        </message>
        <message>
            <source>The link forwards in circles or to a place that is not allowed.</source>
            <translation>Le lien redirige en boucle ou vers un emplacement interdit.</translation>
        </message>
        <message>
            <source>Open the link in a browser and copy the address it ends at.</source>
            <translation>Ouvrez le lien dans un navigateur et copiez l’adresse d’arrivée.</translation>
        </message>
        <message>
            <source>Answer not understood</source>
            <translation>Réponse incompréhensible</translation>
        </message>
        <message>
            <source>The server's answer is not valid HTTP.</source>
            <translation>La réponse du serveur n’est pas du HTTP valide.</translation>
        </message>
        <message>
            <source>Check the port and whether the address begins with http:// or https://.</source>
            <translation>Vérifiez le port et si l’adresse commence par http:// ou https://.</translation>
        </message>
        <message>
            <source>Server too slow</source>
            <translation>Serveur trop lent</translation>
        </message>
        <message>
            <source>The server did not answer in time.</source>
            <translation>Le serveur n’a pas répondu à temps.</translation>
        </message>
        <message>
            <source>Try again. If it happens often, the server or your connection is overloaded.</source>
            <translation>Réessayez. Si cela arrive souvent, le serveur ou votre connexion est surchargé.</translation>
        </message>
        <message>
            <source>The file has changed</source>
            <translation>Le fichier a changé</translation>
        </message>
        <message>
            <source>The file is not the one that was examined before.</source>
            <translation>Ce fichier n’est pas celui qui a été analysé auparavant.</translation>
        </message>
        <message>
            <source>Examine it again to use the new file.</source>
            <translation>Analysez-le à nouveau pour utiliser le nouveau fichier.</translation>
        </message>
        <message>
            <source>Account in use</source>
            <translation>Compte déjà utilisé</translation>
        </message>
        <message>
            <source>The account allows no further connection.</source>
            <translation>Le compte n’autorise aucune connexion de plus.</translation>
        </message>
        <message>
            <source>Stop the other film or player that uses this account, then try again.</source>
            <translation>Arrêtez l’autre film ou lecteur qui utilise ce compte, puis réessayez.</translation>
        </message>
        <message>
            <source>Link into a private network</source>
            <translation>Lien vers un réseau privé</translation>
        </message>
        <message>
            <source>The server forwards to an address that is not on the internet.</source>
            <translation>Le serveur redirige vers une adresse qui n’est pas sur Internet.</translation>
        </message>
        <message>
            <source>If that server is yours, add its own address. Otherwise do not trust this link.</source>
            <translation>Si ce serveur est à vous, ajoutez sa propre adresse. Sinon, ne vous fiez pas à ce lien.</translation>
        </message>
        <message>
            <source>Disk problem</source>
            <translation>Problème de disque</translation>
        </message>
        <message>
            <source>The cache could not be written.</source>
            <translation>Impossible d’écrire dans le cache.</translation>
        </message>
        <message>
            <source>Free some space or check the disk. Playing goes on without the cache.</source>
            <translation>Libérez de l’espace ou vérifiez le disque. La lecture continue sans le cache.</translation>
        </message>
        <message>
            <source>Not a film</source>
            <translation>Pas un film</translation>
        </message>
        <message>
            <source>This is no film of a kind that Cuegate knows, but perhaps a web page or a playlist.</source>
            <translation>Ce n’est pas un film d’un format que Cuegate connaît, mais peut-être une page Web ou une liste de lecture.</translation>
        </message>
        <message>
            <source>Copy the link to the film itself, not to the page that shows it.</source>
            <translation>Copiez le lien du film lui-même, pas celui de la page qui le montre.</translation>
        </message>
        <message>
            <source>Not a list</source>
            <translation>Pas une liste</translation>
        </message>
        <message>
            <source>What is there is no list of films or channels (M3U).</source>
            <translation>Ce qui s’y trouve n’est pas une liste de films ou de chaînes (M3U).</translation>
        </message>
        <message>
            <source>Copy the link of the list again, or ask the provider for it.</source>
            <translation>Copiez de nouveau le lien de la liste, ou demandez-le au fournisseur.</translation>
        </message>
        <message>
            <source>This is one film or channel in parts (HLS), no list of many.</source>
            <translation>C’est un seul film ou une seule chaîne en morceaux (HLS), pas une liste.</translation>
        </message>
        <message>
            <source>Add its link as a film instead.</source>
            <translation>Ajoutez plutôt son lien comme film.</translation>
        </message>
        <message>
            <source>No index</source>
            <translation>Pas d’index</translation>
        </message>
        <message>
            <source>The film has no index, so one cannot jump to a time in it.</source>
            <translation>Le film n’a pas d’index ; on ne peut donc pas y sauter à un instant donné.</translation>
        </message>
        <message>
            <source>Remux it once, for example with MKVToolNix; that adds an index and loses nothing.</source>
            <translation>Remuxez-le une fois, par exemple avec MKVToolNix ; cela ajoute un index sans rien perdre.</translation>
        </message>
        <message>
            <source>Index too big</source>
            <translation>Index trop grand</translation>
        </message>
        <message>
            <source>The film's index is larger than any sensible film needs.</source>
            <translation>L’index du film est plus grand que n’en a besoin tout film raisonnable.</translation>
        </message>
        <message>
            <source>The file is probably damaged. Remux it or get another copy.</source>
            <translation>Le fichier est sans doute endommagé. Remuxez-le ou procurez-vous une autre copie.</translation>
        </message>
        <message>
            <source>Encrypted</source>
            <translation>Chiffré</translation>
        </message>
        <message>
            <source>The film is encrypted and cannot be served.</source>
            <translation>Le film est chiffré et ne peut pas être diffusé.</translation>
        </message>
        <message>
            <source>Use a copy without encryption.</source>
            <translation>Utilisez une copie non chiffrée.</translation>
        </message>
        <message>
            <source>Codec not supported</source>
            <translation>Codec non pris en charge</translation>
        </message>
        <message>
            <source>No track of the film has a format that can be served.</source>
            <translation>Aucune piste du film n’est dans un format qui peut être diffusé.</translation>
        </message>
        <message>
            <source>Convert the film, for example to H.264 with AAC.</source>
            <translation>Convertissez le film, par exemple en H.264 avec AAC.</translation>
        </message>
        <message>
            <source>Damaged file</source>
            <translation>Fichier endommagé</translation>
        </message>
        <message>
            <source>The file is damaged, or has not been downloaded completely.</source>
            <translation>Le fichier est endommagé, ou n’a pas été téléchargé en entier.</translation>
        </message>
        <message>
            <source>Download it again or remux it. The details show where reading stopped.</source>
            <translation>Téléchargez-le à nouveau ou remuxez-le. Les détails montrent où la lecture s’est arrêtée.</translation>
        </message>
        <message>
            <source>Not found</source>
            <translation>Introuvable</translation>
        </message>
        <message>
            <source>The file does not exist any more.</source>
            <translation>Le fichier n’existe plus.</translation>
        </message>
        <message>
            <source>Check that it was not moved and that its drive is connected.</source>
            <translation>Vérifiez qu’il n’a pas été déplacé et que son disque est connecté.</translation>
        </message>
        <message>
            <source>Not understood</source>
            <translation>Non compris</translation>
        </message>
        <message>
            <source>This address cannot be used.</source>
            <translation>Cette adresse est inutilisable.</translation>
        </message>
        <message>
            <source>Add the film again with its full address.</source>
            <translation>Ajoutez à nouveau le film avec son adresse complète.</translation>
        </message>
        <message>
            <source>No permission</source>
            <translation>Pas d’autorisation</translation>
        </message>
        <message>
            <source>This computer does not allow reading it.</source>
            <translation>Cet ordinateur n’en autorise pas la lecture.</translation>
        </message>
        <message>
            <source>Check the permissions of the file and of its folder.</source>
            <translation>Vérifiez les permissions du fichier et de son dossier.</translation>
        </message>
        <message>
            <source>Not supported</source>
            <translation>Non pris en charge</translation>
        </message>
        <message>
            <source>Cuegate does not know this kind of source or film.</source>
            <translation>Cuegate ne connaît pas ce type de source ou de film.</translation>
        </message>
        <message>
            <source>Use a direct link to a film, or a file: MKV, WebM, MP4, MOV, TS, AVI, FLV or Ogg.</source>
            <translation>Utilisez un lien direct vers un film, ou un fichier : MKV, WebM, MP4, MOV, TS, AVI, FLV ou Ogg.</translation>
        </message>
        <message>
            <source>Not available now</source>
            <translation>Indisponible</translation>
        </message>
        <message>
            <source>The source is not available at the moment.</source>
            <translation>La source n’est pas disponible pour le moment.</translation>
        </message>
        <message>
            <source>Try again in a moment.</source>
            <translation>Réessayez dans un instant.</translation>
        </message>
        <message>
            <source>Stopped</source>
            <translation>Arrêté</translation>
        </message>
        <message>
            <source>The examination was stopped.</source>
            <translation>L’analyse a été arrêtée.</translation>
        </message>
        <message>
            <source>Examine it again when you like.</source>
            <translation>Relancez l’analyse quand vous voulez.</translation>
        </message>
        <message>
            <source>Internal error</source>
            <translation>Erreur interne</translation>
        </message>
        <message>
            <source>Something went wrong inside Cuegate.</source>
            <translation>Un problème est survenu dans Cuegate.</translation>
        </message>
        <message>
            <source>Try again. If it happens again, please report it with the details.</source>
            <translation>Réessayez. Si cela se reproduit, signalez-le avec les détails.</translation>
        </message>
        <message>
            <source>A stream, no list</source>
            <translation>Un flux, pas une liste</translation>
        </message>
        <message>
            <source>Conversion hung</source>
            <translation>Conversion bloquée</translation>
        </message>
        <message>
            <source>Converting a part of the film did not come to an end.</source>
            <translation>La conversion d’une partie du film ne s’est pas terminée.</translation>
        </message>
        <message>
            <source>Play it again: it is tried once more.</source>
            <translation>Relancez la lecture : un nouvel essai est fait.</translation>
        </message>
        <message>
            <source>Not converted for now</source>
            <translation>Pas de conversion pour l’instant</translation>
        </message>
        <message>
            <source>Converting this film hung, and hung again when it was tried once more. It is not converted for ten minutes.</source>
            <translation>La conversion de ce film s’est bloquée, puis de nouveau au second essai. Il n’est pas converti pendant dix minutes.</translation>
        </message>
        <message>
            <source>Players that need no conversion play it meanwhile. If you think that it works now, try again.</source>
            <translation>Les lecteurs qui n’ont pas besoin de conversion le lisent entre-temps. Si vous pensez que cela fonctionne maintenant, réessayez.</translation>
        </message>
        <message>
            <source>Nothing is converted</source>
            <translation>Rien n’est converti</translation>
        </message>
        <message>
            <source>Close Cuegate and start it again. Players that need no conversion go on meanwhile.</source>
            <translation>Fermez Cuegate et relancez-le. Les lecteurs qui n’ont pas besoin de conversion continuent entre-temps.</translation>
        </message>
        <message>
            <source>No Xtream account</source>
            <translation>Pas un compte Xtream</translation>
        </message>
        <message>
            <source>What answers at this address is not the server of an Xtream account.</source>
            <translation>Ce qui répond à cette adresse n’est pas le serveur d’un compte Xtream.</translation>
        </message>
        <message>
            <source>Check the server's address and port, the user name and the password.</source>
            <translation>Vérifiez l’adresse et le port du serveur, le nom d’utilisateur et le mot de passe.</translation>
        </message>
        <message>
            <source>Login refused</source>
            <translation>Connexion refusée</translation>
        </message>
        <message>
            <source>The provider does not accept this user name and password.</source>
            <translation>Le fournisseur n’accepte pas ce nom d’utilisateur et ce mot de passe.</translation>
        </message>
        <message>
            <source>Check the user name and the password, or ask the provider for new ones.</source>
            <translation>Vérifiez le nom d’utilisateur et le mot de passe, ou demandez-en de nouveaux au fournisseur.</translation>
        </message>
        <message>
            <source>Account expired</source>
            <translation>Compte expiré</translation>
        </message>
        <message>
            <source>The account has expired.</source>
            <translation>Le compte a expiré.</translation>
        </message>
        <message>
            <source>Renew it with the provider.</source>
            <translation>Renouvelez-le auprès du fournisseur.</translation>
        </message>
        <message>
            <source>Account disabled</source>
            <translation>Compte désactivé</translation>
        </message>
        <message>
            <source>The provider has disabled this account.</source>
            <translation>Le fournisseur a désactivé ce compte.</translation>
        </message>
        <message>
            <source>Ask the provider why.</source>
            <translation>Demandez-en la raison au fournisseur.</translation>
        </message>
        <message>
            <source>Account banned</source>
            <translation>Compte banni</translation>
        </message>
        <message>
            <source>The provider has banned this account.</source>
            <translation>Le fournisseur a banni ce compte.</translation>
        </message>
        <message>
            <source>A series</source>
            <translation>Une série</translation>
        </message>
        <message>
            <source>This is a series, of which only episodes can be played.</source>
            <translation>C’est une série, dont seuls les épisodes peuvent être lus.</translation>
        </message>
        <message>
            <source>Open one of its episodes.</source>
            <translation>Ouvrez l’un de ses épisodes.</translation>
        </message>
        <message>
            <source>Conversion crashed</source>
            <translation>Conversion plantée</translation>
        </message>
        <message>
            <source>A part of the film could not be converted: the codec crashed.</source>
            <translation>Une partie du film n’a pas pu être convertie : le codec a planté.</translation>
        </message>
        <message>
            <source>Converting this film crashed, and crashed again when it was tried once more. It is not converted for ten minutes.</source>
            <translation>La conversion de ce film a planté, et de nouveau au second essai. Il n’est pas converti pendant dix minutes.</translation>
        </message>
        <message>
            <source>Too many conversions hang or crashed, so nothing more is converted.</source>
            <translation>Trop de conversions sont bloquées ou ont planté : plus rien n’est converti.</translation>
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
            <translation>plusieurs langues</translation>
        </message>
        <message>
            <source>no language</source>
            <translation>sans langue</translation>
        </message>
        <message>
            <source>%1 (%2)</source>
            <comment>language, country</comment>
            <translation>%1 (%2)</translation>
        </message>
        <message>
            <source>%1 fps</source>
            <translation>%1 i/s</translation>
        </message>
        <message>
            <source>mono</source>
            <translation>mono</translation>
        </message>
        <message>
            <source>stereo</source>
            <translation>stéréo</translation>
        </message>
        <message numerus="yes">
            <source>%n channel(s)</source>
            <translation>
                <numerusform>%n canal</numerusform>
                <numerusform>%n canaux</numerusform>
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
            <translation>anglais</translation>
        </message>
        <message>
            <source>German</source>
            <translation>allemand</translation>
        </message>
        <message>
            <source>French</source>
            <translation>français</translation>
        </message>
        <message>
            <source>Spanish</source>
            <translation>espagnol</translation>
        </message>
        <message>
            <source>Italian</source>
            <translation>italien</translation>
        </message>
        <message>
            <source>Portuguese</source>
            <translation>portugais</translation>
        </message>
        <message>
            <source>Dutch</source>
            <translation>néerlandais</translation>
        </message>
        <message>
            <source>Swedish</source>
            <translation>suédois</translation>
        </message>
        <message>
            <source>Danish</source>
            <translation>danois</translation>
        </message>
        <message>
            <source>Norwegian Bokmal</source>
            <translation>norvégien bokmål</translation>
        </message>
        <message>
            <source>Finnish</source>
            <translation>finnois</translation>
        </message>
        <message>
            <source>Icelandic</source>
            <translation>islandais</translation>
        </message>
        <message>
            <source>Polish</source>
            <translation>polonais</translation>
        </message>
        <message>
            <source>Czech</source>
            <translation>tchèque</translation>
        </message>
        <message>
            <source>Slovak</source>
            <translation>slovaque</translation>
        </message>
        <message>
            <source>Hungarian</source>
            <translation>hongrois</translation>
        </message>
        <message>
            <source>Romanian</source>
            <translation>roumain</translation>
        </message>
        <message>
            <source>Bulgarian</source>
            <translation>bulgare</translation>
        </message>
        <message>
            <source>Greek</source>
            <translation>grec</translation>
        </message>
        <message>
            <source>Turkish</source>
            <translation>turc</translation>
        </message>
        <message>
            <source>Russian</source>
            <translation>russe</translation>
        </message>
        <message>
            <source>Ukrainian</source>
            <translation>ukrainien</translation>
        </message>
        <message>
            <source>Serbian</source>
            <translation>serbe</translation>
        </message>
        <message>
            <source>Croatian</source>
            <translation>croate</translation>
        </message>
        <message>
            <source>Slovenian</source>
            <translation>slovène</translation>
        </message>
        <message>
            <source>Albanian</source>
            <translation>albanais</translation>
        </message>
        <message>
            <source>Estonian</source>
            <translation>estonien</translation>
        </message>
        <message>
            <source>Latvian</source>
            <translation>letton</translation>
        </message>
        <message>
            <source>Lithuanian</source>
            <translation>lituanien</translation>
        </message>
        <message>
            <source>Irish</source>
            <translation>irlandais</translation>
        </message>
        <message>
            <source>Welsh</source>
            <translation>gallois</translation>
        </message>
        <message>
            <source>Basque</source>
            <translation>basque</translation>
        </message>
        <message>
            <source>Catalan</source>
            <translation>catalan</translation>
        </message>
        <message>
            <source>Galician</source>
            <translation>galicien</translation>
        </message>
        <message>
            <source>Hebrew</source>
            <translation>hébreu</translation>
        </message>
        <message>
            <source>Arabic</source>
            <translation>arabe</translation>
        </message>
        <message>
            <source>Persian</source>
            <translation>persan</translation>
        </message>
        <message>
            <source>Hindi</source>
            <translation>hindi</translation>
        </message>
        <message>
            <source>Bangla</source>
            <translation>bengali</translation>
        </message>
        <message>
            <source>Tamil</source>
            <translation>tamoul</translation>
        </message>
        <message>
            <source>Telugu</source>
            <translation>télougou</translation>
        </message>
        <message>
            <source>Urdu</source>
            <translation>ourdou</translation>
        </message>
        <message>
            <source>Thai</source>
            <translation>thaï</translation>
        </message>
        <message>
            <source>Vietnamese</source>
            <translation>vietnamien</translation>
        </message>
        <message>
            <source>Indonesian</source>
            <translation>indonésien</translation>
        </message>
        <message>
            <source>Malay</source>
            <translation>malais</translation>
        </message>
        <message>
            <source>Chinese</source>
            <translation>chinois</translation>
        </message>
        <message>
            <source>Japanese</source>
            <translation>japonais</translation>
        </message>
        <message>
            <source>Korean</source>
            <translation>coréen</translation>
        </message>
        <message>
            <source>Mongolian</source>
            <translation>mongol</translation>
        </message>
        <message>
            <source>Georgian</source>
            <translation>géorgien</translation>
        </message>
        <message>
            <source>Armenian</source>
            <translation>arménien</translation>
        </message>
        <message>
            <source>Azerbaijani</source>
            <translation>azerbaïdjanais</translation>
        </message>
        <message>
            <source>Kazakh</source>
            <translation>kazakh</translation>
        </message>
        <message>
            <source>Latin</source>
            <translation>latin</translation>
        </message>
    </context>
    <context>
        <name>LaterKinds</name>
        <message>
            <source>This is an Ace Stream ID. Cuegate will play these in a later version.</source>
            <translation>C’est un identifiant Ace Stream. Cuegate les lira dans une prochaine version.</translation>
        </message>
        <message>
            <source>This is a Telegram link. Cuegate will play these in a later version.</source>
            <translation>C’est un lien Telegram. Cuegate les lira dans une prochaine version.</translation>
        </message>
    </context>
    <context>
        <name>MediaText</name>
        <message>
            <source>unknown format</source>
            <translation>format inconnu</translation>
        </message>
        <message>
            <source>, </source>
            <comment>between parts of a list</comment>
            <translation>, </translation>
        </message>
        <message>
            <source>%1-bit</source>
            <translation>%1 bits</translation>
        </message>
        <message>
            <source>default</source>
            <translation>par défaut</translation>
        </message>
        <message>
            <source>forced</source>
            <translation>forcée</translation>
        </message>
        <message>
            <source>encrypted</source>
            <translation>chiffrée</translation>
        </message>
        <message>
            <source>disabled</source>
            <translation>désactivée</translation>
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
            <translation>%1 en %2</translation>
        </message>
        <message>
            <source>Video %1</source>
            <translation>Vidéo %1</translation>
        </message>
        <message>
            <source>Audio %1</source>
            <translation>Audio %1</translation>
        </message>
        <message>
            <source>Subtitles %1</source>
            <translation>Sous-titres %1</translation>
        </message>
        <message>
            <source>The file has no index.</source>
            <translation>Le fichier n’a pas d’index.</translation>
        </message>
        <message numerus="yes">
            <source>Its index has %Ln cue point(s).</source>
            <translation>
                <numerusform>Son index contient %Ln point de repère.</numerusform>
                <numerusform>Son index contient %Ln points de repère.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Its index has %Ln keyframe(s).</source>
            <translation>
                <numerusform>Son index contient %Ln image clé.</numerusform>
                <numerusform>Son index contient %Ln images clés.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>It has no index; %Ln keyframe(s) were found by reading.</source>
            <translation>
                <numerusform>Il n’a pas d’index ; %Ln image clé a été trouvée par lecture.</numerusform>
                <numerusform>Il n’a pas d’index ; %Ln images clés ont été trouvées par lecture.</numerusform>
            </translation>
        </message>
        <message>
            <source>The index is incomplete.</source>
            <translation>L’index est incomplet.</translation>
        </message>
        <message>
            <source>Keyframes are %1 apart on average.</source>
            <translation>Une image clé toutes les %1 en moyenne.</translation>
        </message>
        <message numerus="yes">
            <source>%Ln audio track(s)</source>
            <translation>
                <numerusform>%Ln piste audio</numerusform>
                <numerusform>%Ln pistes audio</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln subtitle track(s)</source>
            <translation>
                <numerusform>%Ln piste de sous-titres</numerusform>
                <numerusform>%Ln pistes de sous-titres</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 on average</source>
            <comment>bit rate</comment>
            <translation>%1 en moyenne</translation>
        </message>
        <message>
            <source>%1.</source>
            <translation>%1.</translation>
        </message>
        <message numerus="yes">
            <source>Examined with %Ln request(s), %1.</source>
            <translation>
                <numerusform>Analysé en %Ln requête, %1.</numerusform>
                <numerusform>Analysé en %Ln requêtes, %1.</numerusform>
            </translation>
        </message>
        <message>
            <source>Track %1</source>
            <translation>Piste %1</translation>
        </message>
        <message>
            <source>%1 (%2)</source>
            <comment>track, language</comment>
            <translation>%1 (%2)</translation>
        </message>
        <message>
            <source>%1, single pictures</source>
            <translation>%1, images isolées</translation>
        </message>
    </context>
    <context>
        <name>PlayerText</name>
        <message>
            <source>Chrome and Edge</source>
            <translation>Chrome et Edge</translation>
        </message>
        <message>
            <source>iPhone and iPad</source>
            <translation>iPhone et iPad</translation>
        </message>
        <message>
            <source>Typical TV</source>
            <translation>Téléviseur courant</translation>
        </message>
        <message>
            <source>Is converted for every player</source>
            <translation>Converti pour tous les lecteurs</translation>
        </message>
        <message>
            <source>Plays without conversion everywhere</source>
            <translation>Lisible partout sans conversion</translation>
        </message>
        <message>
            <source>browsers</source>
            <comment>in a list: plays on browsers, TVs</comment>
            <translation>navigateurs</translation>
        </message>
        <message>
            <source>TVs</source>
            <comment>in a list: plays on browsers, TVs</comment>
            <translation>téléviseurs</translation>
        </message>
        <message>
            <source>Plays without conversion on %1</source>
            <translation>Lisible sans conversion sur : %1</translation>
        </message>
        <message>
            <source>copied</source>
            <translation>copiée</translation>
        </message>
        <message>
            <source>copied or converted to %1</source>
            <translation>copiée ou convertie en %1</translation>
        </message>
        <message>
            <source>converted to %1</source>
            <translation>convertie en %1</translation>
        </message>
        <message>
            <source>copied, perhaps not played</source>
            <translation>copiée, peut-être pas lue</translation>
        </message>
        <message>
            <source>left out</source>
            <translation>omise</translation>
        </message>
        <message>
            <source>not played</source>
            <translation>pas lue</translation>
        </message>
        <message>
            <source>%1 is not decoded by %2.</source>
            <comment>codec, player</comment>
            <translation>%1 n’est pas décodé par ce lecteur (%2).</translation>
        </message>
        <message>
            <source>%1 is decoded by some devices or versions of %2 only.</source>
            <comment>codec, player</comment>
            <translation>%1 n’est décodé que par certains appareils ou certaines versions (%2).</translation>
        </message>
        <message>
            <source>It is H.264 with finer colour or of a rare profile, which %1 does not decode.</source>
            <translation>C’est du H.264 aux couleurs plus fines ou d’un profil rare, que ce lecteur ne décode pas (%1).</translation>
        </message>
        <message>
            <source>It has %1 bits per colour, which %2 does not decode.</source>
            <translation>L’image a %1 bits par couleur, ce que ce lecteur ne décode pas (%2).</translation>
        </message>
        <message>
            <source>It is too large or too fast for some devices that %1 stands for.</source>
            <translation>L’image est trop grande ou trop rapide pour certains de ces appareils (%1).</translation>
        </message>
        <message>
            <source>Its picture of %1 × %2 is larger than %3 shows for sure.</source>
            <translation>L’image de %1 × %2 dépasse ce que ce lecteur affiche à coup sûr (%3).</translation>
        </message>
        <message>
            <source>It has more channels than %1 takes.</source>
            <translation>La piste a plus de canaux que ce lecteur n’en accepte (%1).</translation>
        </message>
        <message>
            <source>%1 gets transport streams, because it cannot seek otherwise, and they do not carry %2.</source>
            <comment>player, codec</comment>
            <translation>Ce lecteur (%1) reçoit des flux de transport, sans lesquels il ne peut pas se déplacer dans le film, et ceux-ci n’acceptent pas %2.</translation>
        </message>
        <message>
            <source>%1 gets fMP4, which does not carry %2: only MPEG-TS does.</source>
            <comment>player, codec</comment>
            <translation>Ce lecteur (%1) reçoit du fMP4, qui n’accepte pas %2 : seul MPEG-TS l’accepte.</translation>
        </message>
        <message>
            <source>%1 gets transport streams, because it cannot seek otherwise, and they do not say that the picture is to be turned.</source>
            <comment>player</comment>
            <translation>Ce lecteur (%1) reçoit des flux de transport, sans lesquels il ne peut pas se déplacer dans le film, et ceux-ci n’indiquent pas que l’image doit être tournée.</translation>
        </message>
        <message>
            <source>%1 cannot be put into HLS as it is.</source>
            <translation>%1 ne peut pas être placé tel quel dans HLS.</translation>
        </message>
        <message>
            <source>It is encrypted (DRM): only the service it comes from can play it.</source>
            <translation>Elle est chiffrée (DRM) : seul le service d’où elle vient peut la lire.</translation>
        </message>
        <message>
            <source>A title is served with one picture, and another one is the main one.</source>
            <translation>Un film est diffusé avec une seule image, et l’image principale en est une autre.</translation>
        </message>
        <message>
            <source>It is nothing that players show.</source>
            <translation>Ce n’est rien que les lecteurs affichent.</translation>
        </message>
        <message>
            <source>%1 can neither be put into HLS as it is nor be decoded here.</source>
            <translation>%1 ne peut ni être placé tel quel dans HLS, ni être décodé ici.</translation>
        </message>
        <message>
            <source>%1, %2: %3</source>
            <comment>track, codec, what happens</comment>
            <translation>%1, %2 : %3</translation>
        </message>
        <message>
            <source>%1. %2</source>
            <comment>what happens to a track, a sentence why</comment>
            <translation>%1. %2</translation>
        </message>
        <message>
            <source>The picture is converted to H.264 where %1 is not decoded.</source>
            <translation>L’image est convertie en H.264 là où %1 n’est pas décodé.</translation>
        </message>
        <message>
            <source>The sound is converted to AAC where %1 is not decoded.</source>
            <translation>Le son est converti en AAC là où %1 n’est pas décodé.</translation>
        </message>
        <message>
            <source>The picture is converted to H.264.</source>
            <translation>L’image est convertie en H.264.</translation>
        </message>
        <message>
            <source>The sound is converted to AAC.</source>
            <translation>Le son est converti en AAC.</translation>
        </message>
        <message>
            <source>Some devices do not show the picture.</source>
            <translation>Certains appareils n’affichent pas l’image.</translation>
        </message>
        <message>
            <source>Some devices play no sound.</source>
            <translation>Certains appareils ne rendent pas le son.</translation>
        </message>
        <message>
            <source>There is no picture on %1.</source>
            <translation>Pas d’image ici (%1).</translation>
        </message>
        <message>
            <source>There is no sound on %1.</source>
            <translation>Pas de son ici (%1).</translation>
        </message>
        <message>
            <source>Plays without conversion, but without its subtitles.</source>
            <translation>Lisible sans conversion, mais sans les sous-titres.</translation>
        </message>
        <message>
            <source>Plays without conversion.</source>
            <translation>Lisible sans conversion.</translation>
        </message>
        <message>
            <source>Its subtitles are left out.</source>
            <translation>Les sous-titres sont omis.</translation>
        </message>
        <message>
            <source>%1 cannot be sent as text. They are in the original file.</source>
            <comment>kind of subtitles</comment>
            <translation>%1 ne peut pas être envoyé sous forme de texte. Les sous-titres sont dans le fichier d’origine.</translation>
        </message>
        <message>
            <source>%1 does not read subtitles in HLS. They are in the original file.</source>
            <comment>player</comment>
            <translation>%1 ne lit pas les sous-titres en HLS. Ils sont dans le fichier d’origine.</translation>
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
            <translation>Vidéo copiée, %1</translation>
        </message>
        <message>
            <source>Video converted to %1</source>
            <translation>Vidéo convertie en %1</translation>
        </message>
        <message>
            <source>Audio copied, %1</source>
            <translation>Audio copié, %1</translation>
        </message>
        <message>
            <source>Audio converted to %1</source>
            <translation>Audio converti en %1</translation>
        </message>
        <message>
            <source>Subtitles copied</source>
            <translation>Sous-titres copiés</translation>
        </message>
        <message>
            <source>Subtitles converted</source>
            <translation>Sous-titres convertis</translation>
        </message>
        <message>
            <source>Original file</source>
            <translation>Fichier original</translation>
        </message>
        <message>
            <source>Original file, %1</source>
            <translation>Fichier original, %1</translation>
        </message>
        <message>
            <source>Waiting for the film</source>
            <translation>Attend le film</translation>
        </message>
        <message>
            <source>Paused or at the end</source>
            <translation>En pause ou à la fin</translation>
        </message>
        <message>
            <source>Playing</source>
            <translation>Lecture</translation>
        </message>
        <message>
            <source>Position not known</source>
            <translation>Position inconnue</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <comment>position, duration</comment>
            <translation>%1 sur %2</translation>
        </message>
        <message>
            <source>Nothing loaded ahead</source>
            <translation>Rien de chargé d’avance</translation>
        </message>
        <message>
            <source>About %1 loaded ahead</source>
            <translation>Environ %1 d’avance</translation>
        </message>
        <message>
            <source>Loads %1 times as fast as it plays</source>
            <translation>Charge %1 fois plus vite que la lecture</translation>
        </message>
        <message>
            <source>Loads slower than it plays (%1 times): it may stall</source>
            <translation>Charge moins vite que la lecture (%1 fois) : peut se figer</translation>
        </message>
        <message>
            <source>Has enough loaded</source>
            <translation>A assez chargé</translation>
        </message>
        <message>
            <source>Loads as fast as it plays</source>
            <translation>Charge aussi vite que la lecture</translation>
        </message>
        <message>
            <source>%1p</source>
            <comment>lines of the picture</comment>
            <translation>%1p</translation>
        </message>
        <message>
            <source>Copied</source>
            <translation>Copié</translation>
        </message>
        <message>
            <source>Live</source>
            <translation>En direct</translation>
        </message>
    </context>
    <context>
        <name>SourceInput</name>
        <message>
            <source>This line is too long for an address.</source>
            <translation>Cette ligne est trop longue pour une adresse.</translation>
        </message>
        <message>
            <source>Write the whole address, beginning with http:// or https://, or the whole path of a file.</source>
            <translation>Écrivez l’adresse entière, commençant par http:// ou https://, ou le chemin complet d’un fichier.</translation>
        </message>
        <message>
            <source>“%1” is not supported; http, https and files are.</source>
            <translation>« %1 » n’est pas pris en charge ; seuls http, https et les fichiers le sont.</translation>
        </message>
        <message>
            <source>There is a mistake in this address.</source>
            <translation>Cette adresse contient une erreur.</translation>
        </message>
        <message>
            <source>The name of the server is missing.</source>
            <translation>Le nom du serveur manque.</translation>
        </message>
        <message>
            <source>There is no such file.</source>
            <translation>Ce fichier n’existe pas.</translation>
        </message>
        <message>
            <source>You have no permission to read this file.</source>
            <translation>Vous n’avez pas l’autorisation de lire ce fichier.</translation>
        </message>
        <message>
            <source>The user agent has to be one line.</source>
            <translation>L’agent utilisateur doit tenir sur une ligne.</translation>
        </message>
        <message>
            <source>“%1” is not a header. Write “Name: value”.</source>
            <translation>« %1 » n’est pas un en-tête. Écrivez « Nom: valeur ».</translation>
        </message>
        <message>
            <source>Cuegate sets the header “%1” itself.</source>
            <translation>Cuegate définit lui-même l’en-tête « %1 ».</translation>
        </message>
        <message>
            <source>The user name or the password of the Xtream account is missing.</source>
            <translation>Il manque le nom d’utilisateur ou le mot de passe du compte Xtream.</translation>
        </message>
    </context>
    <context>
        <name>StreamText</name>
        <message>
            <source>Live stream</source>
            <translation>Flux en direct</translation>
        </message>
        <message>
            <source>HLS stream, %1</source>
            <comment>duration</comment>
            <translation>Flux HLS, %1</translation>
        </message>
        <message>
            <source>HLS stream</source>
            <translation>Flux HLS</translation>
        </message>
        <message>
            <source>up to %1</source>
            <comment>bit rate</comment>
            <translation>jusqu’à %1</translation>
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
                <numerusform>et %Ln autre</numerusform>
                <numerusform>et %Ln autres</numerusform>
            </translation>
        </message>
        <message>
            <source>Audio: %1</source>
            <translation>Audio : %1</translation>
        </message>
        <message>
            <source>Subtitles: %1</source>
            <translation>Sous-titres : %1</translation>
        </message>
        <message>
            <source>Players get it as it is. However many watch, it is fetched once, and only while somebody does.</source>
            <translation>Les lecteurs le reçoivent tel quel. Quel que soit le nombre de spectateurs, il n’est chargé qu’une fois, et seulement tant que quelqu’un regarde.</translation>
        </message>
        <message>
            <source>Stream has stopped</source>
            <translation>Flux interrompu</translation>
        </message>
        <message>
            <source>The stream does not go on: its server sends nothing new.</source>
            <translation>Le flux n’avance plus : son serveur n’envoie rien de nouveau.</translation>
        </message>
        <message>
            <source>It plays again by itself when the server goes on. If it does not, the channel may be off the air, or its address may have changed.</source>
            <translation>La lecture reprend d’elle-même dès que le serveur continue. Sinon, la chaîne n’émet peut-être plus, ou son adresse a changé.</translation>
        </message>
    </context>
    <context>
        <name>TimelineGraphs</name>
        <message>
            <source>up to %1</source>
            <translation>jusqu’à %1</translation>
        </message>
    </context>
    <context>
        <name>TimelineLayout</name>
        <message>
            <source>Keyframes</source>
            <translation>Images clés</translation>
        </message>
        <message>
            <source>Bitrate</source>
            <translation>Débit</translation>
        </message>
        <message>
            <source>Cues of video %1</source>
            <translation>Cues vidéo %1</translation>
        </message>
        <message>
            <source>Cues of audio %1</source>
            <translation>Cues audio %1</translation>
        </message>
        <message>
            <source>Cues of subtitles %1</source>
            <translation>Cues sous-titres %1</translation>
        </message>
        <message>
            <source>Cues of track %1</source>
            <translation>Cues piste %1</translation>
        </message>
        <message>
            <source>GOP length</source>
            <translation>Durée des GOP</translation>
        </message>
        <message>
            <source>Fetched</source>
            <translation>Récupéré</translation>
        </message>
        <message>
            <source>Segments</source>
            <translation>Segments</translation>
        </message>
    </context>
    <context>
        <name>TimelinePainter</name>
        <message>
            <source>not made yet</source>
            <translation>pas encore préparé</translation>
        </message>
        <message>
            <source>waits for its turn</source>
            <translation>attend son tour</translation>
        </message>
        <message>
            <source>being made</source>
            <translation>en préparation</translation>
        </message>
        <message>
            <source>ready in the cache</source>
            <translation>prêt dans le cache</translation>
        </message>
        <message>
            <source>failed</source>
            <translation>échec</translation>
        </message>
        <message>
            <source>a player is here</source>
            <translation>un lecteur est ici</translation>
        </message>
    </context>
    <context>
        <name>TimelineSegments</name>
        <message numerus="yes">
            <source>%Ln segment(s); zoom in to see where each begins</source>
            <translation>
                <numerusform>%Ln segment ; zoomez pour voir où il commence</numerusform>
                <numerusform>%Ln segments ; zoomez pour voir où chacun commence</numerusform>
            </translation>
        </message>
        <message>
            <source>%1: %2</source>
            <comment>number and length of a segment</comment>
            <translation>%1 : %2</translation>
        </message>
    </context>
    <context>
        <name>TimelineText</name>
        <message>
            <source>no segment here</source>
            <translation>pas de segment ici</translation>
        </message>
        <message>
            <source>Segment %1, %2</source>
            <translation>Segment %1, %2</translation>
        </message>
        <message>
            <source>%1: made when a player asks for it</source>
            <translation>%1 : préparé dès qu’un lecteur le demande</translation>
        </message>
        <message>
            <source>%1: waits for its turn to be made</source>
            <translation>%1 : attend son tour de préparation</translation>
        </message>
        <message>
            <source>%1: being made</source>
            <translation>%1 : en préparation</translation>
        </message>
        <message>
            <source>%1: could not be made</source>
            <translation>%1 : n’a pas pu être préparé</translation>
        </message>
        <message>
            <source>%1: ready, %2</source>
            <translation>%1 : prêt, %2</translation>
        </message>
        <message>
            <source>Segment %1 from %2 to %3, %4 long</source>
            <translation>Segment %1 de %2 à %3, durée %4</translation>
        </message>
        <message>
            <source>copied</source>
            <translation>copié</translation>
        </message>
        <message>
            <source>converted</source>
            <translation>converti</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <comment>rendition, copied or converted</comment>
            <translation>%1 : %2</translation>
        </message>
        <message>
            <source>%1: %2 (%3)</source>
            <comment>rendition, copied or converted, codecs</comment>
            <translation>%1 : %2 (%3)</translation>
        </message>
        <message>
            <source>Fetched from the source already</source>
            <translation>Déjà récupéré de la source</translation>
        </message>
        <message>
            <source>Not fetched from the source yet</source>
            <translation>Pas encore récupéré de la source</translation>
        </message>
        <message numerus="yes">
            <source>The file has %Ln cue point(s) of this track</source>
            <translation>
                <numerusform>Le fichier a %Ln point de repère pour cette piste</numerusform>
                <numerusform>Le fichier a %Ln points de repère pour cette piste</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 plays here</source>
            <comment>player</comment>
            <translation>%1 lit ici</translation>
        </message>
        <message>
            <source>Nearest keyframe: %1 at byte %2</source>
            <translation>Image clé la plus proche : %1 à l’octet %2</translation>
        </message>
        <message numerus="yes">
            <source>Its group of pictures: %1, %Ln picture(s)</source>
            <translation>
                <numerusform>Son groupe d’images (GOP) : %1, %Ln image</numerusform>
                <numerusform>Son groupe d’images (GOP) : %1, %Ln images</numerusform>
            </translation>
        </message>
        <message>
            <source>Its group of pictures: %1</source>
            <translation>Son groupe d’images (GOP) : %1</translation>
        </message>
        <message>
            <source>%1, %2 with all tracks</source>
            <comment>bytes of a group of pictures, bits per second</comment>
            <translation>%1, %2 avec toutes les pistes</translation>
        </message>
    </context>
    <context>
        <name>cuegate::AccountFields</name>
        <message>
            <source>Ser&amp;ver:</source>
            <translation>Ser&amp;veur :</translation>
        </message>
        <message>
            <source>Us&amp;er name:</source>
            <translation>Nom d’utilisateu&amp;r :</translation>
        </message>
        <message>
            <source>&amp;Password:</source>
            <translation>Mot de &amp;passe :</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>Mot de passe</translation>
        </message>
        <message>
            <source>unchanged</source>
            <translation>inchangé</translation>
        </message>
        <message>
            <source>Hide the password</source>
            <translation>Masquer le mot de passe</translation>
        </message>
        <message>
            <source>Show the password</source>
            <translation>Afficher le mot de passe</translation>
        </message>
        <message>
            <source>The server's address begins with http:// or https://, not with %1.</source>
            <translation>L’adresse du serveur commence par http:// ou https://, pas par %1.</translation>
        </message>
        <message>
            <source>There is a mistake in the server's address. Write it like http://tv.example.org:8080.</source>
            <translation>L’adresse du serveur contient une erreur. Écrivez-la ainsi : http://tv.example.org:8080.</translation>
        </message>
        <message>
            <source>Write only the server's address here, like http://tv.example.org:8080.</source>
            <translation>N’écrivez ici que l’adresse du serveur, comme http://tv.example.org:8080.</translation>
        </message>
        <message>
            <source>Enter the address of the server.</source>
            <translation>Saisissez l’adresse du serveur.</translation>
        </message>
        <message>
            <source>Enter the user name.</source>
            <translation>Saisissez le nom d’utilisateur.</translation>
        </message>
        <message>
            <source>Enter the password.</source>
            <translation>Saisissez le mot de passe.</translation>
        </message>
    </context>
    <context>
        <name>cuegate::AccountPage</name>
        <message>
            <source>Enter what your provider gave you, or paste its link or its whole message as the server.</source>
            <translation>Saisissez ce que votre fournisseur vous a donné, ou collez son lien ou son message entier comme serveur.</translation>
        </message>
        <message>
            <source>What you pasted is a link to the list of an account. You can add either of them:</source>
            <translation>Vous avez collé un lien vers la liste d’un compte. Vous pouvez ajouter l’un ou l’autre :</translation>
        </message>
        <message>
            <source>The a&amp;ccount: channels, films and series apart, and when it expires</source>
            <translation>Le &amp;compte : chaînes, films et séries séparés, et sa date d’expiration</translation>
        </message>
        <message>
            <source>Only its l&amp;ist (M3U): everything in one, as the link gives it</source>
            <translation>Seulement sa l&amp;iste (M3U) : tout en une, comme le lien la donne</translation>
        </message>
        <message>
            <source>Cuegate shows the channels, films and series of an account, and when it expires.</source>
            <translation>Cuegate montre les chaînes, films et séries d’un compte, et quand il expire.</translation>
        </message>
        <message>
            <source>The list (M3U) of %1 is ready to add.</source>
            <comment>server</comment>
            <translation>La liste (M3U) de %1 est prête à être ajoutée.</translation>
        </message>
        <message>
            <source>The account of “%1” at %2 is ready to add.</source>
            <comment>user name, server</comment>
            <translation>Le compte de « %1 » chez %2 est prêt à être ajouté.</translation>
        </message>
    </context>
    <context>
        <name>cuegate::AddSourceDialog</name>
        <message>
            <source>Add films</source>
            <translation>Ajouter des films</translation>
        </message>
        <message>
            <source>&amp;More</source>
            <translation>&amp;Plus</translation>
        </message>
        <message>
            <source>More: user agent and headers</source>
            <translation>Plus : agent utilisateur et en-têtes</translation>
        </message>
        <message>
            <source>&amp;Add</source>
            <translation>&amp;Ajouter</translation>
        </message>
        <message>
            <source>Choose &amp;files…</source>
            <translation>Choisir des &amp;fichiers…</translation>
        </message>
        <message>
            <source>as Cuegate names itself</source>
            <translation>celui de Cuegate</translation>
        </message>
        <message>
            <source>&amp;User agent:</source>
            <translation>Agent &amp;utilisateur :</translation>
        </message>
        <message>
            <source>&amp;Headers:</source>
            <translation>En-&amp;têtes :</translation>
        </message>
        <message>
            <source>User agent</source>
            <translation>Agent utilisateur</translation>
        </message>
        <message>
            <source>Headers, one “Name: value” per line</source>
            <translation>En-têtes, un « Nom: valeur » par ligne</translation>
        </message>
        <message>
            <source>Choose films</source>
            <translation>Choisir des films</translation>
        </message>
        <message>
            <source>“%1”: %2</source>
            <comment>line, what is wrong with it</comment>
            <translation>« %1 » : %2</translation>
        </message>
        <message numerus="yes">
            <source>%n film(s) ready to add.</source>
            <translation>
                <numerusform>%n film prêt à être ajouté.</numerusform>
                <numerusform>%n films prêts à être ajoutés.</numerusform>
            </translation>
        </message>
        <message>
            <source>Links, files or folders</source>
            <translation>Liens, fichiers ou dossiers</translation>
        </message>
        <message>
            <source>Choose f&amp;older…</source>
            <translation>Choisir un &amp;dossier…</translation>
        </message>
        <message>
            <source>Choose a folder with films</source>
            <translation>Choisir un dossier de films</translation>
        </message>
        <message>
            <source>Looking for films in “%1”…</source>
            <translation>Recherche de films dans « %1 »…</translation>
        </message>
        <message>
            <source>There are no films in this folder.</source>
            <translation>Il n’y a pas de films dans ce dossier.</translation>
        </message>
        <message numerus="yes">
            <source>%n film(s) ready to add. The folder holds more than can be added at once.</source>
            <translation>
                <numerusform>%n film prêt à être ajouté. Le dossier en contient plus qu’on ne peut en ajouter à la fois.</numerusform>
                <numerusform>%n films prêts à être ajoutés. Le dossier en contient plus qu’on ne peut en ajouter à la fois.</numerusform>
            </translation>
        </message>
        <message>
            <source>Films and lists (%1);;All files (*)</source>
            <translation>Films et listes (%1);;Tous les fichiers (*)</translation>
        </message>
        <message numerus="yes">
            <source>%n list(s) (M3U) ready to add. Cuegate shows what is inside.</source>
            <translation>
                <numerusform>%n liste (M3U) prête à être ajoutée. Cuegate montre ce qu’elle contient.</numerusform>
                <numerusform>%n listes (M3U) prêtes à être ajoutées. Cuegate montre ce qu’elles contiennent.</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 and %2 ready to add. Cuegate shows what is in a list.</source>
            <comment>films, lists</comment>
            <translation>%1 et %2 à ajouter. Cuegate montre ce que contient une liste.</translation>
        </message>
        <message numerus="yes">
            <source>%n film(s)</source>
            <translation>
                <numerusform>%n film</numerusform>
                <numerusform>%n films</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n list(s) (M3U)</source>
            <translation>
                <numerusform>%n liste (M3U)</numerusform>
                <numerusform>%n listes (M3U)</numerusform>
            </translation>
        </message>
        <message>
            <source>The folder holds more than can be added at once.</source>
            <translation>Le dossier en contient plus qu’on ne peut en ajouter d’un coup.</translation>
        </message>
        <message>
            <source>&amp;Links and files</source>
            <translation>&amp;Liens et fichiers</translation>
        </message>
        <message>
            <source>&amp;Xtream account</source>
            <translation>Compte &amp;Xtream</translation>
        </message>
        <message>
            <source>&amp;Show as account</source>
            <translation>Afficher comme comp&amp;te</translation>
        </message>
        <message>
            <source>Lin&amp;ks, files or folders:</source>
            <translation>Lie&amp;ns, fichiers ou dossiers :</translation>
        </message>
        <message>
            <source>Paste links to MKV, WebM, MP4 or other films or to a list of them (M3U), the message with your Xtream account, text with links in it, or the path of a folder; or choose files.</source>
            <translation>Collez des liens vers des films MKV, WebM, MP4 ou autres ou vers une liste de films (M3U), le message avec votre compte Xtream, du texte qui contient des liens ou le chemin d’un dossier ; ou choisissez des fichiers.</translation>
        </message>
        <message numerus="yes">
            <source>%n Xtream account(s) ready to add.</source>
            <translation>
                <numerusform>%n compte Xtream prêt à être ajouté.</numerusform>
                <numerusform>%n comptes Xtream prêts à être ajoutés.</numerusform>
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
            <translation>Retour à « %1 »</translation>
        </message>
        <message>
            <source>Back to “%1” (%2)</source>
            <comment>name, keys</comment>
            <translation>Retour à « %1 » (%2)</translation>
        </message>
    </context>
    <context>
        <name>cuegate::ByteSlider</name>
        <message>
            <source> GB</source>
            <comment>gigabytes, after a number</comment>
            <translation> Go</translation>
        </message>
    </context>
    <context>
        <name>cuegate::CacheLimits</name>
        <message>
            <source>Pieces of films, at most</source>
            <translation>Parties de films, au maximum</translation>
        </message>
        <message>
            <source>off</source>
            <comment>the cache keeps nothing</comment>
            <translation>désactivé</translation>
        </message>
        <message>
            <source>What was made for a player is kept up to this, so that playing it again costs nothing; what was used longest ago goes first. %1 are free on this disk.</source>
            <translation>Ce qui a été préparé pour un lecteur est conservé jusqu’à cette taille, pour qu’une nouvelle lecture ne coûte rien ; ce qui n’a pas servi depuis le plus longtemps part en premier. %1 sont libres sur ce disque.</translation>
        </message>
        <message>
            <source>What was made for a player is kept up to this, so that playing it again costs nothing; what was used longest ago goes first.</source>
            <translation>Ce qui a été préparé pour un lecteur est conservé jusqu’à cette taille, pour qu’une nouvelle lecture ne coûte rien ; ce qui n’a pas servi depuis le plus longtemps part en premier.</translation>
        </message>
        <message>
            <source>Leave free on this disk, at least</source>
            <translation>Laisser libre sur ce disque, au minimum</translation>
        </message>
        <message>
            <source>nothing</source>
            <comment>no space is left free</comment>
            <translation>rien</translation>
        </message>
        <message>
            <source>When others need the space, Cuegate gives it up before the disk is full.</source>
            <translation>Quand d’autres ont besoin de la place, Cuegate la cède avant que le disque soit plein.</translation>
        </message>
        <message>
            <source>Fetched from sources, at most</source>
            <translation>Récupéré des sources, au maximum</translation>
        </message>
        <message>
            <source>What was downloaded is kept up to this and not downloaded again; %1 are kept now.</source>
            <translation>Ce qui a été téléchargé est conservé jusqu’à cette taille et n’est pas téléchargé à nouveau ; %1 sont conservés en ce moment.</translation>
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
            <translation>Remplissage du cache</translation>
        </message>
        <message>
            <source>Films of which something is kept</source>
            <translation>Films dont quelque chose est conservé</translation>
        </message>
        <message>
            <source>Clear all…</source>
            <translation>Tout vider…</translation>
        </message>
        <message>
            <source>Deletes all that is kept of all films, and what was fetched of them</source>
            <translation>Supprime tout ce qui est conservé de tous les films, et ce qui en a été récupéré</translation>
        </message>
        <message>
            <source>Limits</source>
            <translation>Limites</translation>
        </message>
        <message>
            <source>Nothing is kept yet. When a film is played, its pieces are kept here, and playing it again or on another device costs nothing.</source>
            <translation>Rien n’est encore conservé. Quand un film est lu, ses parties sont gardées ici, et le lire à nouveau ou sur un autre appareil ne coûte rien.</translation>
        </message>
        <message>
            <source>%1 of %2 are used by pieces of films.</source>
            <comment>used, capacity</comment>
            <translation>%1 sur %2 sont occupés par des parties de films.</translation>
        </message>
        <message numerus="yes">
            <source>%Ln piece(s) kept</source>
            <translation>
                <numerusform>%Ln partie conservée</numerusform>
                <numerusform>%Ln parties conservées</numerusform>
            </translation>
        </message>
        <message>
            <source>nothing was asked for yet</source>
            <translation>rien n’a encore été demandé</translation>
        </message>
        <message>
            <source>%1 % of what was asked for since the start was there</source>
            <translation>depuis le démarrage, %1 % des demandes étaient déjà là</translation>
        </message>
        <message numerus="yes">
            <source>%Ln piece(s) made room for others</source>
            <translation>
                <numerusform>%Ln partie a laissé sa place à d’autres</numerusform>
                <numerusform>%Ln parties ont laissé leur place à d’autres</numerusform>
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
            <translation>Garder</translation>
        </message>
        <message>
            <source>Keep “%1” whatever else needs the space</source>
            <translation>Garder « %1 » même si la place est demandée ailleurs</translation>
        </message>
        <message>
            <source>Clear…</source>
            <translation>Vider…</translation>
        </message>
        <message>
            <source>Clear what is kept of “%1”</source>
            <translation>Vider ce qui est conservé de « %1 »</translation>
        </message>
        <message>
            <source>Delete what is kept of “%1”?</source>
            <translation>Supprimer ce qui est conservé de « %1 » ?</translation>
        </message>
        <message>
            <source>Delete all that is kept?</source>
            <translation>Supprimer tout ce qui est conservé ?</translation>
        </message>
        <message>
            <source>This frees %1, of which %2 were fetched from sources. Films and links stay; what is played again is fetched and made again.</source>
            <translation>Cela libère %1, dont %2 récupérés des sources. Les films et les liens restent ; ce qui est relu est récupéré et préparé à nouveau.</translation>
        </message>
        <message>
            <source>Clear the cache</source>
            <translation>Vider le cache</translation>
        </message>
        <message>
            <source>Clear</source>
            <translation>Vider</translation>
        </message>
        <message>
            <source>This frees %1 and what was fetched of it. The film and its links stay; what is played again is made again.</source>
            <translation>Cela libère %1 et ce qui en a été téléchargé. Le film et ses liens restent ; ce qui est lu de nouveau est refait.</translation>
        </message>
    </context>
    <context>
        <name>cuegate::CachedTitleModel</name>
        <message>
            <source>A film that was removed</source>
            <translation>Un film retiré</translation>
        </message>
        <message>
            <source>Which parts are kept is shown once the film has been played or examined.</source>
            <translation>Les parties conservées s’affichent une fois le film lu ou analysé.</translation>
        </message>
        <message>
            <source>%1 % of the film is kept</source>
            <translation>%1 % du film est conservé</translation>
        </message>
        <message numerus="yes">
            <source>%Ln piece(s)</source>
            <translation>
                <numerusform>%Ln partie</numerusform>
                <numerusform>%Ln parties</numerusform>
            </translation>
        </message>
        <message>
            <source>Film</source>
            <translation>Film</translation>
        </message>
        <message>
            <source>Kept parts, from beginning to end</source>
            <translation>Parties conservées, du début à la fin</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Taille</translation>
        </message>
        <message>
            <source>Kept</source>
            <comment>column: which parts of a film</comment>
            <translation>Conservé</translation>
        </message>
    </context>
    <context>
        <name>cuegate::CertificateDialog</name>
        <message>
            <source>Trust this certificate?</source>
            <translation>Faire confiance à ce certificat ?</translation>
        </message>
        <message>
            <source>&amp;Trust for this film</source>
            <translation>Faire &amp;confiance pour ce film</translation>
        </message>
        <message>
            <source>This is not the certificate that you trusted before. The server may have a new one, or somebody has come between it and you.</source>
            <translation>Ce n’est pas le certificat auquel vous faisiez confiance. Le serveur en a peut-être un nouveau, ou quelqu’un s’est interposé.</translation>
        </message>
        <message>
            <source>If you trust it, Cuegate takes whoever has this certificate for the server: this film comes from them, and they are sent its password and headers. Compare the fingerprint with the one that your provider or the server's own settings show. You can stop trusting it when you edit the film.</source>
            <translation>Si vous lui faites confiance, Cuegate prend pour le serveur quiconque possède ce certificat : ce film vient de là, et son mot de passe et ses en-têtes y sont envoyés. Comparez l’empreinte avec celle que montrent votre fournisseur ou les réglages du serveur. Vous pourrez cesser de lui faire confiance en modifiant le film.</translation>
        </message>
        <message>
            <source>The server could not prove that it is the one you asked for.</source>
            <translation>Le serveur n’a pas pu prouver qu’il est bien celui que vous avez demandé.</translation>
        </message>
        <message>
            <source>%1 could not prove that it is the server you asked for.</source>
            <translation>%1 n’a pas pu prouver qu’il est bien le serveur que vous avez demandé.</translation>
        </message>
        <message>
            <source>Issued to:</source>
            <translation>Émis pour :</translation>
        </message>
        <message>
            <source>For the servers:</source>
            <translation>Pour les serveurs :</translation>
        </message>
        <message>
            <source>Issued by:</source>
            <translation>Émis par :</translation>
        </message>
        <message>
            <source>Valid:</source>
            <translation>Valable :</translation>
        </message>
        <message>
            <source>SHA-256 fingerprint:</source>
            <translation>Empreinte SHA-256 :</translation>
        </message>
    </context>
    <context>
        <name>cuegate::ConversionSettings</name>
        <message>
            <source>works</source>
            <translation>fonctionne</translation>
        </message>
        <message>
            <source>always there</source>
            <translation>toujours là</translation>
        </message>
        <message>
            <source>not on this computer</source>
            <translation>absent de cet ordinateur</translation>
        </message>
        <message>
            <source>failed, not used for now</source>
            <translation>en échec, inutilisé pour l’instant</translation>
        </message>
        <message>
            <source>being tested…</source>
            <translation>test en cours…</translation>
        </message>
        <message>
            <source>not tested yet</source>
            <translation>pas encore testé</translation>
        </message>
        <message>
            <source>Conversion</source>
            <translation>Conversion</translation>
        </message>
        <message>
            <source>By software only</source>
            <translation>Par logiciel seulement</translation>
        </message>
        <message>
            <source>By hardware where it works</source>
            <translation>Par le matériel quand il fonctionne</translation>
        </message>
        <message>
            <source>&amp;Pictures are converted</source>
            <translation>&amp;Images converties</translation>
        </message>
        <message>
            <source>What this computer has</source>
            <translation>Ce qu’offre cet ordinateur</translation>
        </message>
        <message>
            <source>&amp;Test now</source>
            <translation>&amp;Tester</translation>
        </message>
        <message>
            <source>Encodes a few pictures on each to see whether it works</source>
            <translation>Encode quelques images avec chacun pour voir s’il fonctionne</translation>
        </message>
        <message>
            <source>Picture &amp;quality</source>
            <translation>&amp;Qualité d’image</translation>
        </message>
        <message>
            <source>Smaller</source>
            <comment>picture quality</comment>
            <translation>Plus petite</translation>
        </message>
        <message>
            <source>Balanced</source>
            <comment>picture quality</comment>
            <translation>Équilibrée</translation>
        </message>
        <message>
            <source>Best</source>
            <comment>picture quality</comment>
            <translation>Meilleure</translation>
        </message>
        <message>
            <source>For slow networks: a film in full HD takes up to %1 Mbit/s, and fine detail is softened. Applies to films that are started from now on.</source>
            <translation>Pour les réseaux lents : un film en Full HD demande jusqu’à %1 Mbit/s, et les détails fins sont adoucis. S’applique aux films lancés à partir de maintenant.</translation>
        </message>
        <message>
            <source>Hard to tell from the original: a film in full HD takes up to %1 Mbit/s, and more room in the cache. Applies to films that are started from now on.</source>
            <translation>Difficile à distinguer de l’original : un film en Full HD demande jusqu’à %1 Mbit/s, et plus de place dans le cache. S’applique aux films lancés à partir de maintenant.</translation>
        </message>
        <message>
            <source>Looks good on every screen: a film in full HD takes up to %1 Mbit/s. Applies to films that are started from now on.</source>
            <translation>Beau sur tous les écrans : un film en Full HD demande jusqu’à %1 Mbit/s. S’applique aux films lancés à partir de maintenant.</translation>
        </message>
        <message>
            <source>Hardware is faster and spares the processor. Software makes the same bytes on every computer. Applies to films that are started from now on.</source>
            <translation>Le matériel est plus rapide et ménage le processeur. Le logiciel produit les mêmes octets sur tous les ordinateurs. S’applique aux films lancés à partir de maintenant.</translation>
        </message>
    </context>
    <context>
        <name>cuegate::CuePanel</name>
        <message>
            <source>Search: a time, a track, a byte offset</source>
            <translation>Rechercher : un temps, une piste, une position en octets</translation>
        </message>
        <message>
            <source>This file has no index, and its keyframes are not known yet.</source>
            <translation>Ce fichier n’a pas d’index, et ses images clés ne sont pas encore connues.</translation>
        </message>
        <message>
            <source>Cues and keyframes</source>
            <translation>Cues et images clés</translation>
        </message>
        <message>
            <source>%1 cues</source>
            <comment>name of a file</comment>
            <translation>%1 cues</translation>
        </message>
        <message numerus="yes">
            <source>%Ln row(s)</source>
            <translation>
                <numerusform>%Ln ligne</numerusform>
                <numerusform>%Ln lignes</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 of %Ln row(s)</source>
            <translation>
                <numerusform>%1 sur %Ln ligne</numerusform>
                <numerusform>%1 sur %Ln lignes</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>cuegate::CueTableModel</name>
        <message>
            <source>keyframe</source>
            <translation>image clé</translation>
        </message>
        <message>
            <source>unknown track</source>
            <translation>piste inconnue</translation>
        </message>
        <message>
            <source>Bytes of the file up to the next one of the track, other tracks' between them included</source>
            <translation>Octets du fichier jusqu’au suivant de la piste, y compris ceux des autres pistes entre les deux</translation>
        </message>
        <message>
            <source>Time up to the next one of the track</source>
            <translation>Durée jusqu’au suivant de la piste</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Temps</translation>
        </message>
        <message>
            <source>Track</source>
            <translation>Piste</translation>
        </message>
        <message>
            <source>Byte offset</source>
            <translation>Position (octets)</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Type</translation>
        </message>
        <message>
            <source>To the next</source>
            <translation>Jusqu’au suivant</translation>
        </message>
        <message>
            <source>Bytes to the next</source>
            <translation>Octets jusqu’au suivant</translation>
        </message>
    </context>
    <context>
        <name>cuegate::DiagnosticsDialog</name>
        <message>
            <source>Save diagnostics</source>
            <translation>Enregistrer un diagnostic</translation>
        </message>
        <message>
            <source>This helps others to find out what is wrong. It holds no passwords and no whole addresses, but the names of servers and, in messages about what failed, of films. Please read what you are going to pass on; nothing leaves this computer by itself.</source>
            <translation>Cela aide d’autres personnes à trouver ce qui ne va pas. Il n’y a ni mots de passe ni adresses complètes, mais les noms des serveurs et, dans les messages d’erreur, ceux des films. Veuillez lire ce que vous allez transmettre ; rien ne quitte cet ordinateur de soi-même.</translation>
        </message>
        <message>
            <source>What will be saved</source>
            <translation>Ce qui sera enregistré</translation>
        </message>
        <message>
            <source>Collecting…</source>
            <translation>Collecte…</translation>
        </message>
        <message>
            <source>&amp;Save…</source>
            <translation>&amp;Enregistrer…</translation>
        </message>
        <message>
            <source>&amp;Copy</source>
            <translation>&amp;Copier</translation>
        </message>
        <message>
            <source>Text (%1)</source>
            <translation>Texte (%1)</translation>
        </message>
        <message>
            <source>Saved as %1.</source>
            <translation>Enregistré sous %1.</translation>
        </message>
        <message>
            <source>%1 could not be written: %2.</source>
            <comment>path, reason</comment>
            <translation>Impossible d’écrire %1 : %2.</translation>
        </message>
        <message>
            <source>Copied.</source>
            <translation>Copié.</translation>
        </message>
    </context>
    <context>
        <name>cuegate::EditSourceDialog</name>
        <message>
            <source>Edit film</source>
            <translation>Modifier le film</translation>
        </message>
        <message>
            <source>none</source>
            <translation>aucun</translation>
        </message>
        <message>
            <source>not known</source>
            <translation>inconnu</translation>
        </message>
        <message>
            <source>How many connections your account at this server allows at a time. All films of the server share them.</source>
            <translation>Nombre de connexions que votre compte autorise à la fois sur ce serveur. Tous les films du serveur se les partagent.</translation>
        </message>
        <message>
            <source>as Cuegate names itself</source>
            <translation>celui de Cuegate</translation>
        </message>
        <message>
            <source>&amp;Name:</source>
            <translation>&amp;Nom :</translation>
        </message>
        <message>
            <source>&amp;Address:</source>
            <translation>&amp;Adresse :</translation>
        </message>
        <message>
            <source>&amp;Folder:</source>
            <translation>&amp;Dossier :</translation>
        </message>
        <message>
            <source>&amp;Connections:</source>
            <translation>&amp;Connexions :</translation>
        </message>
        <message>
            <source>&amp;User agent:</source>
            <translation>Agent &amp;utilisateur :</translation>
        </message>
        <message>
            <source>&amp;Headers:</source>
            <translation>En-&amp;têtes :</translation>
        </message>
        <message>
            <source>Write a name.</source>
            <translation>Saisissez un nom.</translation>
        </message>
        <message>
            <source>Write one address.</source>
            <translation>Saisissez une seule adresse.</translation>
        </message>
        <message>
            <source>The film will be examined again. Its links stay the same.</source>
            <translation>Le film sera analysé à nouveau. Ses liens restent les mêmes.</translation>
        </message>
        <message>
            <source>This film is locked. Unlock the passwords, or write its whole address.</source>
            <translation>Ce film est verrouillé. Déverrouillez les mots de passe, ou saisissez son adresse complète.</translation>
        </message>
        <message>
            <source>Trusted certificate:</source>
            <translation>Certificat de confiance :</translation>
        </message>
        <message>
            <source>SHA-256 fingerprint of the trusted certificate</source>
            <translation>Empreinte SHA-256 du certificat de confiance</translation>
        </message>
        <message>
            <source>S&amp;top trusting</source>
            <translation>Ne plus faire &amp;confiance</translation>
        </message>
        <message>
            <source>The certificate will not be trusted any more once you save.</source>
            <translation>Une fois enregistré, le certificat ne sera plus de confiance.</translation>
        </message>
        <message>
            <source>Edit account</source>
            <translation>Modifier le compte</translation>
        </message>
        <message>
            <source>Enter the password, too.</source>
            <translation>Saisissez aussi le mot de passe.</translation>
        </message>
        <message>
            <source>This is an Xtream account. Add it as a source of its own.</source>
            <translation>C’est un compte Xtream. Ajoutez-le comme source à part.</translation>
        </message>
        <message>
            <source>This account is locked. Unlock the passwords, or enter its password.</source>
            <translation>Ce compte est verrouillé. Déverrouillez les mots de passe, ou saisissez le sien.</translation>
        </message>
        <message>
            <source>The account will be read again. Its links stay the same.</source>
            <translation>Le compte sera relu. Ses liens restent les mêmes.</translation>
        </message>
    </context>
    <context>
        <name>cuegate::EmptyPanel</name>
        <message>
            <source>Play your films on every screen</source>
            <translation>Vos films sur tous les écrans</translation>
        </message>
        <message>
            <source>Drop a link or a film here, or paste it with Ctrl+V. Cuegate gives you a link that plays in browsers, on phones and on televisions, without converting the film first.</source>
            <translation>Déposez ici un lien ou un film, ou collez-le avec Ctrl+V. Cuegate vous donne un lien lisible dans les navigateurs, sur les téléphones et les téléviseurs, sans convertir le film au préalable.</translation>
        </message>
        <message>
            <source>Add a film…</source>
            <translation>Ajouter un film…</translation>
        </message>
        <message>
            <source>MKV, MP4, TS, AVI, Ogg and others, lists (M3U), Xtream accounts · from the web or from this computer</source>
            <translation>MKV, MP4, TS, AVI, Ogg et autres, listes (M3U), comptes Xtream · du Web ou de cet ordinateur</translation>
        </message>
    </context>
    <context>
        <name>cuegate::EntryGroupModel</name>
        <message>
            <source>All entries</source>
            <translation>Toutes les entrées</translation>
        </message>
        <message>
            <source>%1, %2</source>
            <comment>group, number of entries</comment>
            <translation>%1, %2</translation>
        </message>
        <message>
            <source>All channels</source>
            <translation>Toutes les chaînes</translation>
        </message>
        <message>
            <source>All films</source>
            <translation>Tous les films</translation>
        </message>
        <message>
            <source>All series</source>
            <translation>Toutes les séries</translation>
        </message>
        <message>
            <source>All episodes</source>
            <translation>Tous les épisodes</translation>
        </message>
    </context>
    <context>
        <name>cuegate::EntryGroupPanel</name>
        <message>
            <source>Groups</source>
            <translation>Groupes</translation>
        </message>
        <message>
            <source>Search groups</source>
            <translation>Rechercher des groupes</translation>
        </message>
    </context>
    <context>
        <name>cuegate::EntryListFooter</name>
        <message>
            <source>&amp;Open</source>
            <translation>&amp;Ouvrir</translation>
        </message>
        <message>
            <source>Shows what the chosen entry is, and its links</source>
            <translation>Montre l’entrée choisie et ses liens</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annuler</translation>
        </message>
        <message>
            <source>Opening “%1”…</source>
            <translation>Ouverture de « %1 »…</translation>
        </message>
        <message>
            <source>Shows the episodes of the chosen series</source>
            <translation>Affiche les épisodes de la série choisie</translation>
        </message>
    </context>
    <context>
        <name>cuegate::EntryListHeader</name>
        <message>
            <source>Link to the programme guide copied. Enter it beside the playlist in your IPTV player.</source>
            <translation>Lien vers le guide des programmes copié. Saisissez-le dans votre lecteur IPTV à côté de la liste de lecture.</translation>
        </message>
        <message>
            <source>Copy link</source>
            <translation>Copier le lien</translation>
        </message>
        <message>
            <source>Copies links for Kodi and IPTV players, which show the list themselves</source>
            <translation>Copie des liens pour Kodi et les lecteurs IPTV, qui affichent eux-mêmes la liste</translation>
        </message>
        <message>
            <source>&amp;Playlist for Kodi and IPTV players (M3U)</source>
            <translation>&amp;Liste de lecture pour Kodi et lecteurs IPTV (M3U)</translation>
        </message>
        <message>
            <source>Programme &amp;guide (XMLTV)</source>
            <translation>&amp;Guide des programmes (XMLTV)</translation>
        </message>
        <message>
            <source>Read again</source>
            <translation>Relire</translation>
        </message>
        <message>
            <source>Reads the list again from where it comes</source>
            <translation>Relit la liste depuis sa source</translation>
        </message>
        <message>
            <source>%1 · being read again…</source>
            <comment>number of entries</comment>
            <translation>%1 · relecture…</translation>
        </message>
        <message>
            <source>Message of the provider</source>
            <translation>Message du fournisseur</translation>
        </message>
    </context>
    <context>
        <name>cuegate::EntryListModel</name>
        <message>
            <source>not loaded yet</source>
            <translation>pas encore chargé</translation>
        </message>
    </context>
    <context>
        <name>cuegate::EntryListPanel</name>
        <message>
            <source>Search this list</source>
            <translation>Rechercher dans cette liste</translation>
        </message>
        <message>
            <source>Name or group (%1)</source>
            <translation>Nom ou groupe (%1)</translation>
        </message>
        <message>
            <source>Entries</source>
            <translation>Entrées</translation>
        </message>
        <message>
            <source>Searching…</source>
            <translation>Recherche…</translation>
        </message>
        <message>
            <source>Search the episodes</source>
            <translation>Rechercher dans les épisodes</translation>
        </message>
        <message>
            <source>A series has no link of its own. Open it and copy the link of an episode.</source>
            <translation>Une série n’a pas de lien propre. Ouvrez-la et copiez le lien d’un épisode.</translation>
        </message>
        <message>
            <source>Show &amp;episodes</source>
            <translation>Afficher les &amp;épisodes</translation>
        </message>
    </context>
    <context>
        <name>cuegate::EntryOpener</name>
        <message>
            <source>&amp;Open</source>
            <translation>&amp;Ouvrir</translation>
        </message>
        <message>
            <source>&amp;Copy link</source>
            <translation>&amp;Copier le lien</translation>
        </message>
        <message>
            <source>Play in the &amp;browser</source>
            <translation>Lire dans le &amp;navigateur</translation>
        </message>
        <message>
            <source>Play in %1</source>
            <comment>player</comment>
            <translation>Lire dans %1</translation>
        </message>
        <message>
            <source>“%1” is not in the list any more. Read the list again.</source>
            <translation>« %1 » n’est plus dans la liste. Relisez la liste.</translation>
        </message>
        <message>
            <source>“%1” leads to where a list must not lead: into a private network, or to a file of this computer. If you trust it, add that address yourself.</source>
            <translation>« %1 » mène là où une liste ne doit pas mener : à un réseau privé ou à un fichier de cet ordinateur. Si vous lui faites confiance, ajoutez cette adresse vous-même.</translation>
        </message>
        <message>
            <source>“%1” cannot be opened. %2 %3</source>
            <comment>name, sentence, next step</comment>
            <translation>Impossible d’ouvrir « %1 ». %2 %3</translation>
        </message>
        <message>
            <source>Link to “%1” copied. Open it in a player or on a television.</source>
            <translation>Lien vers « %1 » copié. Ouvrez-le dans un lecteur ou sur un téléviseur.</translation>
        </message>
        <message>
            <source>No browser could be opened. Copy the link and open it yourself.</source>
            <translation>Aucun navigateur n’a pu être ouvert. Copiez le lien et ouvrez-le vous-même.</translation>
        </message>
        <message>
            <source>“%1” is opened in %2.</source>
            <comment>name, player</comment>
            <translation>« %1 » s’ouvre dans %2.</translation>
        </message>
        <message>
            <source>%1 could not be started.</source>
            <comment>player</comment>
            <translation>%1 n’a pas pu être lancé.</translation>
        </message>
    </context>
    <context>
        <name>cuegate::EntrySections</name>
        <message>
            <source>Sections</source>
            <translation>Rubriques</translation>
        </message>
        <message>
            <source>%1 (%2)</source>
            <comment>section, number of entries</comment>
            <translation>%1 (%2)</translation>
        </message>
        <message>
            <source>All</source>
            <translation>Tout</translation>
        </message>
    </context>
    <context>
        <name>cuegate::FailurePanel</name>
        <message>
            <source>Details</source>
            <translation>Détails</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Réessayer</translation>
        </message>
        <message>
            <source>Trust this certificate…</source>
            <translation>Faire confiance à ce certificat…</translation>
        </message>
    </context>
    <context>
        <name>cuegate::FilterBar</name>
        <message>
            <source>Cancel</source>
            <translation>Annuler</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Rechercher</translation>
        </message>
        <message>
            <source>Clear the search</source>
            <translation>Effacer la recherche</translation>
        </message>
        <message>
            <source>Save as</source>
            <translation>Enregistrer sous</translation>
        </message>
        <message>
            <source>Saves what is shown as a file</source>
            <translation>Enregistre ce qui est affiché dans un fichier</translation>
        </message>
        <message>
            <source>Table (CSV)…</source>
            <translation>Tableau (CSV)…</translation>
        </message>
        <message>
            <source>JSON…</source>
            <translation>JSON…</translation>
        </message>
        <message>
            <source>Saving the file</source>
            <translation>Enregistrement du fichier</translation>
        </message>
        <message>
            <source>Tables (*.csv)</source>
            <translation>Tableaux (*.csv)</translation>
        </message>
        <message>
            <source>JSON (*.json)</source>
            <translation>JSON (*.json)</translation>
        </message>
        <message>
            <source>Saved as %1.</source>
            <translation>Enregistré sous %1.</translation>
        </message>
        <message>
            <source>Saving was cancelled; nothing was written.</source>
            <translation>Enregistrement annulé ; rien n’a été écrit.</translation>
        </message>
        <message>
            <source>The file %1 cannot be written: %2.</source>
            <translation>Impossible d’écrire le fichier %1 : %2.</translation>
        </message>
    </context>
    <context>
        <name>cuegate::GeneralSettings</name>
        <message>
            <source>As the system</source>
            <translation>Comme le système</translation>
        </message>
        <message>
            <source>As the film says</source>
            <translation>Selon le film</translation>
        </message>
        <message>
            <source>General</source>
            <translation>Général</translation>
        </message>
        <message>
            <source>&amp;Language</source>
            <translation>&amp;Langue</translation>
        </message>
        <message>
            <source>The window and the menus speak it at once.</source>
            <translation>La fenêtre et les menus changent aussitôt.</translation>
        </message>
        <message>
            <source>&amp;Sound</source>
            <translation>&amp;Son</translation>
        </message>
        <message>
            <source>Start at lo&amp;gin</source>
            <translation>&amp;Démarrer à l’ouverture de session</translation>
        </message>
        <message>
            <source>Cuegate starts in the notification area when you log in, so that the links always work.</source>
            <translation>Cuegate démarre dans la zone de notification à l’ouverture de session, pour que les liens fonctionnent toujours.</translation>
        </message>
        <message>
            <source>Start &amp;without the window</source>
            <translation>Démarrer sans la &amp;fenêtre</translation>
        </message>
        <message>
            <source>The window stays closed until you open it from the notification area, where there is one.</source>
            <translation>La fenêtre reste fermée jusqu’à ce que vous l’ouvriez depuis la zone de notification, s’il y en a une.</translation>
        </message>
        <message>
            <source>Show noti&amp;fications</source>
            <translation>Afficher les &amp;notifications</translation>
        </message>
        <message>
            <source>The list of programs that start at login cannot be changed.</source>
            <translation>La liste des programmes lancés à l’ouverture de session ne peut pas être modifiée.</translation>
        </message>
        <message>
            <source>Players begin with this language where a film has it, and with subtitles in it where there are only those; they can still choose another.</source>
            <translation>Les lecteurs commencent dans cette langue si le film l’a, et avec ses sous-titres s’il n’y a que ceux-là ; ils peuvent toujours en choisir une autre.</translation>
        </message>
        <message>
            <source>When somebody is watching and a source fails or is too slow, when the disk is full, and when a device plays for the first time; each at most once in ten minutes.</source>
            <translation>Quand quelqu’un regarde et qu’une source échoue ou est trop lente, quand le disque est plein, et quand un appareil lit pour la première fois ; chaque avis au plus une fois toutes les dix minutes.</translation>
        </message>
    </context>
    <context>
        <name>cuegate::Inspector</name>
        <message>
            <source>Examine now</source>
            <translation>Analyser maintenant</translation>
        </message>
        <message>
            <source>Examining the film</source>
            <translation>Analyse du film</translation>
        </message>
        <message>
            <source>Remarks</source>
            <translation>Remarques</translation>
        </message>
        <message>
            <source>Copy link</source>
            <translation>Copier le lien</translation>
        </message>
        <message>
            <source>Copies the link for players and televisions</source>
            <translation>Copie le lien pour lecteurs et téléviseurs</translation>
        </message>
        <message>
            <source>Watch page</source>
            <translation>Page de lecture</translation>
        </message>
        <message>
            <source>Opens a page with a player in your browser</source>
            <translation>Ouvre une page avec un lecteur dans votre navigateur</translation>
        </message>
        <message>
            <source>Tracks</source>
            <translation>Pistes</translation>
        </message>
        <message>
            <source>Show more of the film</source>
            <translation>Montrer une plus grande partie du film</translation>
        </message>
        <message>
            <source>Show more detail</source>
            <translation>Montrer plus de détails</translation>
        </message>
        <message>
            <source>Show the whole film</source>
            <translation>Montrer tout le film</translation>
        </message>
        <message>
            <source>Timeline</source>
            <translation>Ligne de temps</translation>
        </message>
        <message>
            <source>Choose a film on the list</source>
            <translation>Choisissez un film dans la liste</translation>
        </message>
        <message>
            <source>This film plays. Its index does not tell exactly where its segments begin; Cuegate looks there while nobody needs the source, so that their lengths become exact.</source>
            <translation>Ce film est lisible. Son index ne dit pas exactement où commencent ses segments ; Cuegate y regarde tant que personne n’a besoin de la source, afin que leurs durées deviennent exactes.</translation>
        </message>
        <message>
            <source>This file has no index. It plays already; Cuegate looks for its keyframes while nobody needs the source, so that the lengths of its segments become exact.</source>
            <translation>Ce fichier n’a pas d’index. Il est déjà lisible ; Cuegate cherche ses images clés tant que personne n’a besoin de la source, afin que la durée de ses segments devienne exacte.</translation>
        </message>
        <message>
            <source>This file has no index. Cuegate is going through it once to find its keyframes; players wait for that.</source>
            <translation>Ce fichier n’a pas d’index. Cuegate le parcourt une fois pour trouver ses images clés ; les lecteurs attendent la fin.</translation>
        </message>
        <message>
            <source>Reading the film's headers and its index. This takes a few small requests, not the whole film.</source>
            <translation>Lecture des en-têtes et de l’index du film. Il suffit de quelques petites requêtes, pas du film entier.</translation>
        </message>
        <message>
            <source>This film has not been examined yet. That happens by itself when a player asks for it.</source>
            <translation>Ce film n’a pas encore été analysé. Cela se fait tout seul dès qu’un lecteur le demande.</translation>
        </message>
        <message>
            <source>Overview</source>
            <translation>Vue d’ensemble</translation>
        </message>
        <message>
            <source>Plays on</source>
            <translation>Compatibilité</translation>
        </message>
        <message>
            <source>Cues</source>
            <translation>Cues</translation>
        </message>
        <message>
            <source>Structure</source>
            <translation>Structure</translation>
        </message>
        <message>
            <source>Wheel zooms, drag moves, right click for more</source>
            <translation>Molette : zoom, glisser : déplacer, clic droit : plus</translation>
        </message>
        <message>
            <source>The wheel, + and − zoom, dragging and the arrow keys move, 0 shows the whole film. A click copies the time. A right click or the Menu key copies links that begin there and plays from there.</source>
            <translation>La molette, + et − règlent le zoom, glisser et les flèches déplacent, 0 montre tout le film. Un clic copie le temps. Le clic droit ou la touche Menu copie des liens qui commencent là et lit à partir de là.</translation>
        </message>
        <message>
            <source>The address and password of this film are locked, so it does not play. Unlock them above, or add the film again with its full address.</source>
            <translation>L’adresse et le mot de passe de ce film sont verrouillés ; il n’est donc pas lisible. Déverrouillez-les ci-dessus, ou ajoutez à nouveau le film avec son adresse complète.</translation>
        </message>
    </context>
    <context>
        <name>cuegate::JobTableModel</name>
        <message>
            <source>Cancel segment %1 of “%2”</source>
            <translation>Annuler le segment %1 de « %2 »</translation>
        </message>
        <message>
            <source>waiting</source>
            <translation>en attente</translation>
        </message>
        <message>
            <source>ending</source>
            <translation>se termine</translation>
        </message>
        <message>
            <source>converting</source>
            <translation>conversion</translation>
        </message>
        <message>
            <source>copying</source>
            <translation>copie</translation>
        </message>
        <message>
            <source>a removed film</source>
            <translation>film retiré</translation>
        </message>
        <message>
            <source>Segment %1 of %2, %3 – %4</source>
            <comment>number, rendition, from, to</comment>
            <translation>Segment %1 (%2), %3 – %4</translation>
        </message>
        <message>
            <source>a player waits</source>
            <translation>un lecteur attend</translation>
        </message>
        <message>
            <source>made ahead</source>
            <translation>d’avance</translation>
        </message>
        <message>
            <source>%1 %</source>
            <translation>%1 %</translation>
        </message>
        <message>
            <source>Film</source>
            <translation>Film</translation>
        </message>
        <message>
            <source>Part</source>
            <translation>Partie</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>Motif</translation>
        </message>
        <message>
            <source>State</source>
            <translation>État</translation>
        </message>
        <message>
            <source>Progress</source>
            <translation>Progression</translation>
        </message>
        <message>
            <source>hangs</source>
            <translation>bloquée</translation>
        </message>
    </context>
    <context>
        <name>cuegate::JobsPanel</name>
        <message>
            <source>Jobs</source>
            <translation>Tâches</translation>
        </message>
        <message>
            <source>Hide the jobs</source>
            <translation>Masquer les tâches</translation>
        </message>
        <message>
            <source>Nothing is being made. While a film plays, the parts that are converted or copied for it are shown here.</source>
            <translation>Rien n’est en préparation. Pendant la lecture d’un film, les parties converties ou copiées pour lui s’affichent ici.</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annuler</translation>
        </message>
        <message>
            <source>Ends this job. A player that still wants this part may ask for it again.</source>
            <translation>Met fin à cette tâche. Un lecteur qui veut encore cette partie peut la redemander.</translation>
        </message>
        <message numerus="yes">
            <source>%n running</source>
            <translation>
                <numerusform>%n en cours</numerusform>
                <numerusform>%n en cours</numerusform>
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
                <numerusform>%n en attente</numerusform>
                <numerusform>%n en attente</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>cuegate::MainWindow</name>
        <message>
            <source>“%1”: %2</source>
            <comment>line, what is wrong with it</comment>
            <translation>« %1 » : %2</translation>
        </message>
        <message>
            <source>%1 %2</source>
            <comment>sentence, next step</comment>
            <translation>%1 %2</translation>
        </message>
        <message>
            <source>Removed “%1”.</source>
            <translation>« %1 » retiré.</translation>
        </message>
        <message numerus="yes">
            <source>Removed %n film(s).</source>
            <translation>
                <numerusform>%n film retiré.</numerusform>
                <numerusform>%n films retirés.</numerusform>
            </translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Annuler</translation>
        </message>
        <message>
            <source>Link copied. Open it in a player or on a television.</source>
            <translation>Lien copié. Ouvrez-le dans un lecteur ou sur un téléviseur.</translation>
        </message>
        <message>
            <source>Link to the watch page copied. Open it in a browser.</source>
            <translation>Lien de la page de lecture copié. Ouvrez-le dans un navigateur.</translation>
        </message>
        <message>
            <source>Link to the original file copied.</source>
            <translation>Lien du fichier original copié.</translation>
        </message>
        <message>
            <source>No browser could be opened. Copy the link and open it yourself.</source>
            <translation>Aucun navigateur n’a pu être ouvert. Copiez le lien et ouvrez-le vous-même.</translation>
        </message>
        <message>
            <source>About Cuegate</source>
            <translation>À propos de Cuegate</translation>
        </message>
        <message>
            <source>&lt;h3&gt;Cuegate %1&lt;/h3&gt;&lt;p&gt;Plays your films on every screen without converting them first.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later.&lt;/p&gt;</source>
            <translation>&lt;h3&gt;Cuegate %1&lt;/h3&gt;&lt;p&gt;Lit vos films sur tous les écrans sans les convertir au préalable.&lt;/p&gt;&lt;p&gt;Logiciel libre sous licence publique générale GNU, version 3 ou ultérieure.&lt;/p&gt;</translation>
        </message>
        <message>
            <source>&amp;File</source>
            <translation>&amp;Fichier</translation>
        </message>
        <message>
            <source>Fil&amp;m</source>
            <translation>Fil&amp;m</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>&amp;Affichage</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>A&amp;ide</translation>
        </message>
        <message>
            <source>Tools</source>
            <translation>Outils</translation>
        </message>
        <message>
            <source>&amp;Add…</source>
            <translation>&amp;Ajouter…</translation>
        </message>
        <message>
            <source>Add films by link or file</source>
            <translation>Ajouter des films par lien ou fichier</translation>
        </message>
        <message>
            <source>&amp;Paste links</source>
            <translation>&amp;Coller des liens</translation>
        </message>
        <message>
            <source>&amp;Copy link</source>
            <translation>&amp;Copier le lien</translation>
        </message>
        <message>
            <source>Copy the link for players and televisions</source>
            <translation>Copier le lien pour lecteurs et téléviseurs</translation>
        </message>
        <message>
            <source>Copy link to the &amp;watch page</source>
            <translation>Copier le lien de la &amp;page de lecture</translation>
        </message>
        <message>
            <source>Copy link to the original &amp;file</source>
            <translation>Copier le lien du fichier ori&amp;ginal</translation>
        </message>
        <message>
            <source>&amp;Open in browser</source>
            <translation>&amp;Ouvrir dans le navigateur</translation>
        </message>
        <message>
            <source>Open the watch page in your browser</source>
            <translation>Ouvrir la page de lecture dans votre navigateur</translation>
        </message>
        <message>
            <source>Examine a film that failed or was not examined yet</source>
            <translation>Analyser un film en échec ou pas encore analysé</translation>
        </message>
        <message>
            <source>&amp;Remove</source>
            <translation>&amp;Retirer</translation>
        </message>
        <message>
            <source>Remove from the list; the film itself stays</source>
            <translation>Retirer de la liste ; le film lui-même reste</translation>
        </message>
        <message>
            <source>&amp;Settings…</source>
            <translation>Para&amp;mètres…</translation>
        </message>
        <message>
            <source>&amp;About Cuegate</source>
            <translation>À &amp;propos de Cuegate</translation>
        </message>
        <message>
            <source>&amp;Jobs</source>
            <translation>&amp;Tâches</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>&amp;Quitter</translation>
        </message>
        <message>
            <source>Address copied.</source>
            <translation>Adresse copiée.</translation>
        </message>
        <message>
            <source>No link and no file was found in it.</source>
            <translation>Aucun lien ni fichier n’y a été trouvé.</translation>
        </message>
        <message>
            <source>There are no films in “%1”.</source>
            <translation>Il n’y a pas de films dans « %1 ».</translation>
        </message>
        <message numerus="yes">
            <source>Added %n film(s) from “%1”, which holds more than can be added at once.</source>
            <translation>
                <numerusform>%n film ajouté depuis « %1 », qui en contient plus qu’on ne peut en ajouter à la fois.</numerusform>
                <numerusform>%n films ajoutés depuis « %1 », qui en contient plus qu’on ne peut en ajouter à la fois.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Added %n film(s) from “%1”.</source>
            <translation>
                <numerusform>%n film ajouté depuis « %1 ».</numerusform>
                <numerusform>%n films ajoutés depuis « %1 ».</numerusform>
            </translation>
        </message>
        <message>
            <source>E&amp;xamine again</source>
            <translation>Analy&amp;ser de nouveau</translation>
        </message>
        <message>
            <source>Save &amp;diagnostics…</source>
            <translation>&amp;Enregistrer un diagnostic…</translation>
        </message>
        <message>
            <source>Copy other &amp;links</source>
            <translation>Copier d’autres &amp;liens</translation>
        </message>
        <message>
            <source>Rea&amp;d again</source>
            <translation>Re&amp;lire</translation>
        </message>
        <message>
            <source>Ask the server what is in the list now</source>
            <translation>Demander au serveur ce que la liste contient maintenant</translation>
        </message>
    </context>
    <context>
        <name>cuegate::NavigationList</name>
        <message>
            <source>Pages</source>
            <translation>Pages</translation>
        </message>
    </context>
    <context>
        <name>cuegate::NetworkSettings</name>
        <message>
            <source>All networks</source>
            <translation>Tous les réseaux</translation>
        </message>
        <message>
            <source>This computer only</source>
            <translation>Cet ordinateur seulement</translation>
        </message>
        <message>
            <source>%1 (%2)</source>
            <comment>name of a network interface, its address</comment>
            <translation>%1 (%2)</translation>
        </message>
        <message>
            <source>This computer does not have that address any more. Cuegate goes on serving where it did.</source>
            <translation>Cet ordinateur n’a plus cette adresse. Cuegate reste accessible comme avant.</translation>
        </message>
        <message>
            <source>The system does not let Cuegate use port %1. Ports from 1024 on are free to use.</source>
            <translation>Le système ne laisse pas Cuegate utiliser le port %1. Les ports à partir de 1024 sont libres d’emploi.</translation>
        </message>
        <message>
            <source>Port %1 is in use by another program. Cuegate goes on serving at %2.</source>
            <translation>Le port %1 est utilisé par un autre programme. Cuegate reste accessible sur le port %2.</translation>
        </message>
        <message>
            <source>Network</source>
            <translation>Réseau</translation>
        </message>
        <message>
            <source>&amp;Port</source>
            <translation>&amp;Port</translation>
        </message>
        <message>
            <source>Players reach Cuegate here. Changing it changes all links at once: who is watching has to open the film again.</source>
            <translation>C’est ici que les lecteurs joignent Cuegate. Le changer change aussitôt tous les liens : qui regarde doit rouvrir le film.</translation>
        </message>
        <message>
            <source>Serve &amp;on</source>
            <translation>&amp;Diffuser sur</translation>
        </message>
        <message>
            <source>Players reach Cuegate only through what is chosen here. Changing it ends what is being watched.</source>
            <translation>Les lecteurs ne joignent Cuegate que par ce qui est choisi ici. Le changer met fin aux lectures en cours.</translation>
        </message>
        <message>
            <source>Devices on the same network</source>
            <translation>Appareils du même réseau</translation>
        </message>
        <message>
            <source>Also private addresses through VPNs and containers</source>
            <translation>Aussi les adresses privées via VPN et conteneurs</translation>
        </message>
        <message>
            <source>&amp;Who may connect</source>
            <translation>&amp;Qui peut se connecter</translation>
        </message>
        <message>
            <source>Nobody from the internet can connect in either case, and every link holds a secret.</source>
            <translation>Dans les deux cas, personne ne peut se connecter depuis Internet, et chaque lien contient un secret.</translation>
        </message>
        <message>
            <source>Names have letters, digits, hyphens and dots, such as tv.lan.</source>
            <translation>Les noms se composent de lettres, de chiffres, de tirets et de points, comme tv.lan.</translation>
        </message>
        <message>
            <source>tv.lan</source>
            <translation>tv.lan</translation>
        </message>
        <message>
            <source>&amp;Names of this computer</source>
            <translation>&amp;Noms de cet ordinateur</translation>
        </message>
        <message>
            <source>What players may call it besides its address and its .local name, if your router gives it a name. Any other name is refused: a web page could have made it up.</source>
            <translation>Comment les lecteurs peuvent l’appeler en plus de son adresse et de son nom .local, si votre routeur lui donne un nom. Tout autre nom est refusé : une page web pourrait l’avoir inventé.</translation>
        </message>
        <message>
            <source>&amp;Connections to each source</source>
            <translation>Conne&amp;xions à chaque source</translation>
        </message>
        <message>
            <source>So many at most at the same time, where a source does not say how many it allows; providers may lock accounts that open more.</source>
            <translation>Au plus ce nombre à la fois, quand une source ne dit pas combien elle en autorise ; les fournisseurs peuvent bloquer les comptes qui en ouvrent plus.</translation>
        </message>
        <message>
            <source>Spare &amp;metered networks</source>
            <translation>Ménager les réseaux &amp;limités</translation>
        </message>
        <message>
            <source>While the network costs by volume, nothing is fetched or made ahead of what is watched.</source>
            <translation>Tant que le réseau est facturé au volume, rien n’est récupéré ni préparé d’avance.</translation>
        </message>
        <message>
            <source>Cuegate was started with port %1. What is set here counts from the next start.</source>
            <translation>Cuegate a été démarré avec le port %1. Ce qui est réglé ici vaut à partir du prochain démarrage.</translation>
        </message>
        <message>
            <source>any</source>
            <comment>any port that is free</comment>
            <translation>au choix</translation>
        </message>
    </context>
    <context>
        <name>cuegate::NoticeBar</name>
        <message>
            <source>Close this message</source>
            <translation>Fermer ce message</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Fermer</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Annuler</translation>
        </message>
    </context>
    <context>
        <name>cuegate::Notices</name>
        <message>
            <source>A film</source>
            <translation>Un film</translation>
        </message>
        <message>
            <source>“%1” comes too slowly</source>
            <translation>« %1 » arrive trop lentement</translation>
        </message>
        <message>
            <source>Its source is slower than the film plays, so the picture will stop now and then.</source>
            <translation>La source est plus lente que la lecture ; l’image s’arrêtera donc de temps en temps.</translation>
        </message>
        <message>
            <source>The provider of “%1” is limiting Cuegate</source>
            <translation>Le fournisseur de « %1 » limite Cuegate</translation>
        </message>
        <message>
            <source>“%1” stops while it is being watched</source>
            <translation>« %1 » s’arrête pendant la lecture</translation>
        </message>
        <message>
            <source>The disk is full or cannot be written</source>
            <translation>Le disque est plein ou ne peut pas être écrit</translation>
        </message>
        <message>
            <source>Films still play, but nothing of them is kept. Free some space, or lower the limits of the cache.</source>
            <translation>Les films restent lisibles, mais rien n’en est conservé. Libérez de l’espace ou abaissez les limites du cache.</translation>
        </message>
        <message>
            <source>A new device plays “%1”</source>
            <translation>Un nouvel appareil lit « %1 »</translation>
        </message>
        <message>
            <source>%1 has not played anything from here before. If you do not know it, you can stop it under “Now playing”.</source>
            <translation>%1 n’a encore jamais rien lu depuis cet ordinateur. Si vous ne le connaissez pas, vous pouvez l’arrêter sous « Lecture en cours ».</translation>
        </message>
    </context>
    <context>
        <name>cuegate::NowPlayingPage</name>
        <message>
            <source>Now playing</source>
            <translation>Lecture en cours</translation>
        </message>
        <message>
            <source>Show the parts of films that are being made, and cancel them</source>
            <translation>Afficher les parties de films en préparation, et les annuler</translation>
        </message>
        <message>
            <source>Nobody is playing anything</source>
            <translation>Aucune lecture en cours</translation>
        </message>
        <message>
            <source>Choose a film, copy its link and open it in a player, on a television or on a phone; or open its watch page in a browser. Whoever plays it is shown here.</source>
            <translation>Choisissez un film, copiez son lien et ouvrez-le dans un lecteur, sur un téléviseur ou un téléphone ; ou ouvrez sa page de lecture dans un navigateur. Tous ceux qui le lisent s’affichent ici.</translation>
        </message>
        <message>
            <source>All players together</source>
            <translation>Tous les lecteurs ensemble</translation>
        </message>
        <message numerus="yes">
            <source>%n player(s)</source>
            <translation>
                <numerusform>%n lecteur</numerusform>
                <numerusform>%n lecteurs</numerusform>
            </translation>
        </message>
        <message>
            <source>No jobs</source>
            <translation>Aucune tâche</translation>
        </message>
        <message numerus="yes">
            <source>%n job(s)</source>
            <translation>
                <numerusform>%n tâche</numerusform>
                <numerusform>%n tâches</numerusform>
            </translation>
        </message>
        <message>
            <source>Stop a player</source>
            <translation>Arrêter un lecteur</translation>
        </message>
        <message>
            <source>Stop “%1” on %2?</source>
            <comment>film, player</comment>
            <translation>Arrêter « %1 » pour %2 ?</translation>
        </message>
        <message numerus="yes">
            <source>Its connections are closed, and what is being made for it is dropped. For %n second(s) Cuegate refuses this film to it; then it can be played again.</source>
            <translation>
                <numerusform>Ses connexions sont fermées, et ce qui est en préparation pour lui est abandonné. Pendant %n seconde, Cuegate lui refuse ce film ; ensuite, il peut être lu à nouveau.</numerusform>
                <numerusform>Ses connexions sont fermées, et ce qui est en préparation pour lui est abandonné. Pendant %n secondes, Cuegate lui refuse ce film ; ensuite, il peut être lu à nouveau.</numerusform>
            </translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Arrêter</translation>
        </message>
    </context>
    <context>
        <name>cuegate::PlaysOnPanel</name>
        <message>
            <source>On a slow network players may take a smaller, converted picture where one is offered. Kodi, mpv, and VLC also play the original file, unchanged, by its own link. What a device decodes is what its maker says of it.</source>
            <translation>Sur un réseau lent, les lecteurs peuvent prendre une image plus petite, convertie, là où elle est proposée. Kodi, mpv et VLC lisent aussi le fichier original, inchangé, par son propre lien. Ce qu’un appareil décode est indiqué d’après son fabricant.</translation>
        </message>
        <message>
            <source>What will happen on players</source>
            <translation>Ce qui se passe sur les lecteurs</translation>
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
            <translation>Fermer ce message</translation>
        </message>
        <message>
            <source>The list of your films was damaged. It is now as it was when it was last saved as a backup; the damaged file was put aside in the profile folder.</source>
            <translation>La liste de vos films était endommagée. Elle est revenue à sa dernière sauvegarde ; le fichier endommagé a été mis de côté dans le dossier du profil.</translation>
        </message>
        <message>
            <source>The list of your films was damaged, and there was no backup. It begins anew; the damaged file was put aside in the profile folder.</source>
            <translation>La liste de vos films était endommagée, et il n’y avait pas de sauvegarde. Elle repart de zéro ; le fichier endommagé a été mis de côté dans le dossier du profil.</translation>
        </message>
        <message>
            <source>Keep them in a &amp;file</source>
            <translation>Les garder dans un &amp;fichier</translation>
        </message>
        <message>
            <source>Other users of this computer cannot read the file, but every program you run can</source>
            <translation>Les autres utilisateurs de cet ordinateur ne peuvent pas lire le fichier, mais tout programme que vous lancez le peut</translation>
        </message>
        <message>
            <source>F&amp;orget them at the end</source>
            <translation>Les &amp;oublier à la fin</translation>
        </message>
        <message>
            <source>Keep passwords only until Cuegate ends</source>
            <translation>Garder les mots de passe seulement jusqu’à la fermeture de Cuegate</translation>
        </message>
        <message>
            <source>&amp;Unlock</source>
            <translation>&amp;Déverrouiller</translation>
        </message>
        <message>
            <source>Try to get the key again</source>
            <translation>Essayer à nouveau d’obtenir la clé</translation>
        </message>
        <message>
            <source>Cuegate finds no keychain that keeps the passwords of your films. Where shall it keep them?</source>
            <translation>Cuegate ne trouve pas de trousseau pour garder les mots de passe de vos films. Où faut-il les garder ?</translation>
        </message>
        <message numerus="yes">
            <source>The addresses and passwords of %n film(s) are locked, because the key to them cannot be had.</source>
            <translation>
                <numerusform>L’adresse et le mot de passe de %n film sont verrouillés, car leur clé est inaccessible.</numerusform>
                <numerusform>Les adresses et mots de passe de %n films sont verrouillés, car leur clé est inaccessible.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The addresses and passwords of %n film(s) were kept only until Cuegate ended. Add them again, or keep passwords from now on.</source>
            <translation>
                <numerusform>L’adresse et le mot de passe de %n film n’ont été gardés que jusqu’à la fermeture de Cuegate. Ajoutez-le à nouveau, ou gardez désormais les mots de passe.</numerusform>
                <numerusform>Les adresses et mots de passe de %n films n’ont été gardés que jusqu’à la fermeture de Cuegate. Ajoutez-les à nouveau, ou gardez désormais les mots de passe.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The addresses and passwords of %n film(s) were sealed with a key that is gone. Add them again with their full addresses.</source>
            <translation>
                <numerusform>L’adresse et le mot de passe de %n film ont été scellés avec une clé qui n’existe plus. Ajoutez-le à nouveau avec son adresse complète.</numerusform>
                <numerusform>Les adresses et mots de passe de %n films ont été scellés avec une clé qui n’existe plus. Ajoutez-les à nouveau avec leurs adresses complètes.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>cuegate::SearchField</name>
        <message>
            <source>Clear the search</source>
            <translation>Effacer la recherche</translation>
        </message>
    </context>
    <context>
        <name>cuegate::SessionCard</name>
        <message>
            <source>Stop</source>
            <translation>Arrêter</translation>
        </message>
        <message>
            <source>Estimated from what the player has fetched and how long it has been playing.</source>
            <translation>Estimé d’après ce que le lecteur a récupéré et depuis combien de temps il lit.</translation>
        </message>
        <message numerus="yes">
            <source>Ends what this player plays, and refuses it this film for %n second(s).</source>
            <translation>
                <numerusform>Met fin à ce que lit ce lecteur, et lui refuse ce film pendant %n seconde.</numerusform>
                <numerusform>Met fin à ce que lit ce lecteur, et lui refuse ce film pendant %n secondes.</numerusform>
            </translation>
        </message>
        <message>
            <source>A removed film</source>
            <translation>Un film retiré</translation>
        </message>
        <message>
            <source>Stop “%1” on %2</source>
            <comment>film, player</comment>
            <translation>Arrêter « %1 » pour %2</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <comment>player, film</comment>
            <translation>%1 : %2</translation>
        </message>
    </context>
    <context>
        <name>cuegate::SettingsDialog</name>
        <message>
            <source>Settings</source>
            <translation>Paramètres</translation>
        </message>
        <message>
            <source>&amp;General</source>
            <translation>&amp;Général</translation>
        </message>
        <message>
            <source>&amp;Network</source>
            <translation>&amp;Réseau</translation>
        </message>
        <message>
            <source>&amp;Cache</source>
            <translation>&amp;Cache</translation>
        </message>
        <message>
            <source>C&amp;onversion</source>
            <translation>C&amp;onversion</translation>
        </message>
    </context>
    <context>
        <name>cuegate::SourceArranging</name>
        <message>
            <source>Move to &amp;folder</source>
            <translation>Déplacer vers le &amp;dossier</translation>
        </message>
        <message>
            <source>Move &amp;up</source>
            <translation>Mon&amp;ter</translation>
        </message>
        <message>
            <source>Move &amp;down</source>
            <translation>D&amp;escendre</translation>
        </message>
        <message>
            <source>&amp;New folder with these films…</source>
            <translation>&amp;Nouveau dossier avec ces films…</translation>
        </message>
        <message>
            <source>Remo&amp;ve folder</source>
            <translation>&amp;Supprimer le dossier</translation>
        </message>
        <message>
            <source>The films in it stay on the list</source>
            <translation>Les films qu’il contient restent dans la liste</translation>
        </message>
        <message>
            <source>Rena&amp;me folder…</source>
            <translation>Reno&amp;mmer le dossier…</translation>
        </message>
        <message>
            <source>&amp;Edit…</source>
            <translation>Mod&amp;ifier…</translation>
        </message>
        <message>
            <source>&amp;No folder</source>
            <translation>A&amp;ucun dossier</translation>
        </message>
        <message>
            <source>New folder</source>
            <translation>Nouveau dossier</translation>
        </message>
        <message numerus="yes">
            <source>Name of the folder for %n film(s):</source>
            <translation>
                <numerusform>Nom du dossier pour %n film :</numerusform>
                <numerusform>Nom du dossier pour %n films :</numerusform>
            </translation>
        </message>
        <message>
            <source>Rename folder</source>
            <translation>Renommer le dossier</translation>
        </message>
        <message>
            <source>New name of the folder:</source>
            <translation>Nouveau nom du dossier :</translation>
        </message>
    </context>
    <context>
        <name>cuegate::SourceListModel</name>
        <message>
            <source>not examined yet</source>
            <translation>pas encore analysé</translation>
        </message>
        <message>
            <source>examining…</source>
            <translation>analyse…</translation>
        </message>
        <message>
            <source>looking for an index: %1 %</source>
            <translation>recherche d’un index : %1 %</translation>
        </message>
        <message numerus="yes">
            <source>%n film(s)</source>
            <translation>
                <numerusform>%n film</numerusform>
                <numerusform>%n films</numerusform>
            </translation>
        </message>
        <message>
            <source>Folder %1, %2</source>
            <comment>name, number of films</comment>
            <translation>Dossier %1, %2</translation>
        </message>
        <message>
            <source>, </source>
            <comment>between parts of a list</comment>
            <translation>, </translation>
        </message>
        <message>
            <source>locked</source>
            <translation>verrouillé</translation>
        </message>
        <message>
            <source>not read yet</source>
            <translation>pas encore lue</translation>
        </message>
        <message>
            <source>being read…</source>
            <translation>lecture…</translation>
        </message>
        <message>
            <source>Xtream account · %1</source>
            <comment>server</comment>
            <translation>Compte Xtream · %1</translation>
        </message>
    </context>
    <context>
        <name>cuegate::SourcePanel</name>
        <message>
            <source>Films</source>
            <translation>Films</translation>
        </message>
        <message>
            <source>Search films</source>
            <translation>Rechercher des films</translation>
        </message>
        <message>
            <source>Name, folder or address (%1)</source>
            <translation>Nom, dossier ou adresse (%1)</translation>
        </message>
        <message>
            <source>No film matches.</source>
            <translation>Aucun film ne correspond.</translation>
        </message>
        <message numerus="yes">
            <source>%1 of %Ln film(s)</source>
            <comment>found, all</comment>
            <translation>
                <numerusform>%1 sur %Ln film</numerusform>
                <numerusform>%1 sur %Ln films</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>cuegate::StatusStrip</name>
        <message>
            <source>Copy the address</source>
            <translation>Copier l’adresse</translation>
        </message>
        <message>
            <source>Clear the cache…</source>
            <translation>Vider le cache…</translation>
        </message>
        <message>
            <source>Show what is being made</source>
            <translation>Montrer ce qui est en préparation</translation>
        </message>
        <message>
            <source>Port %1 cannot be used, so nothing is served. Choose another one in the settings.</source>
            <translation>Le port %1 est inutilisable ; rien n’est donc diffusé. Choisissez-en un autre dans les paramètres.</translation>
        </message>
        <message>
            <source>Starting…</source>
            <translation>Démarrage…</translation>
        </message>
        <message>
            <source>Ready, nobody is watching</source>
            <translation>Prêt, personne ne regarde</translation>
        </message>
        <message numerus="yes">
            <source>Serving %n player(s)</source>
            <translation>
                <numerusform>Diffusion vers %n lecteur</numerusform>
                <numerusform>Diffusion vers %n lecteurs</numerusform>
            </translation>
        </message>
        <message>
            <source>Serving at %1</source>
            <translation>Accessible à l’adresse %1</translation>
        </message>
        <message>
            <source>Nobody is watching</source>
            <translation>Personne ne regarde</translation>
        </message>
        <message numerus="yes">
            <source>%n player(s) watching</source>
            <translation>
                <numerusform>%n lecteur actif</numerusform>
                <numerusform>%n lecteurs actifs</numerusform>
            </translation>
        </message>
        <message>
            <source>Cache: %1 of %2</source>
            <comment>used, capacity</comment>
            <translation>Cache : %1 sur %2</translation>
        </message>
        <message>
            <source>No cache</source>
            <translation>Pas de cache</translation>
        </message>
        <message>
            <source>No jobs</source>
            <translation>Aucune tâche</translation>
        </message>
        <message numerus="yes">
            <source>%n job(s)</source>
            <translation>
                <numerusform>%n tâche</numerusform>
                <numerusform>%n tâches</numerusform>
            </translation>
        </message>
        <message>
            <source>Clear the cache</source>
            <translation>Vider le cache</translation>
        </message>
        <message>
            <source>Delete all stored pieces of films (%1)?</source>
            <translation>Supprimer toutes les parties de films conservées (%1) ?</translation>
        </message>
        <message>
            <source>Films and links stay. What is played again is made again.</source>
            <translation>Les films et les liens restent. Ce qui est relu est préparé à nouveau.</translation>
        </message>
        <message>
            <source>Clear</source>
            <translation>Vider</translation>
        </message>
    </context>
    <context>
        <name>cuegate::StructureModel</name>
        <message>
            <source>Damaged from here on: %1.</source>
            <translation>Endommagé à partir d’ici : %1.</translation>
        </message>
        <message>
            <source>%1 Click here to try again.</source>
            <translation>%1 Cliquez ici pour réessayer.</translation>
        </message>
        <message>
            <source>Reading…</source>
            <translation>Lecture…</translation>
        </message>
        <message>
            <source>Show more…</source>
            <translation>Afficher plus…</translation>
        </message>
        <message>
            <source>%1 (%2)</source>
            <comment>name in the file, meaning</comment>
            <translation>%1 (%2)</translation>
        </message>
        <message>
            <source>unknown</source>
            <translation>inconnu</translation>
        </message>
        <message>
            <source>%1 + %2</source>
            <comment>bytes of header and payload</comment>
            <translation>%1 + %2</translation>
        </message>
        <message>
            <source>%1, id 0x%2</source>
            <translation>%1, id 0x%2</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Nom</translation>
        </message>
        <message>
            <source>Byte offset</source>
            <translation>Position (octets)</translation>
        </message>
        <message>
            <source>Bytes (header + content)</source>
            <translation>Octets (en-tête + contenu)</translation>
        </message>
        <message>
            <source>Content</source>
            <translation>Contenu</translation>
        </message>
    </context>
    <context>
        <name>cuegate::StructurePanel</name>
        <message>
            <source>The format of this file is not known, so there is no structure to show.</source>
            <translation>Le format de ce fichier n’est pas connu ; il n’y a donc pas de structure à afficher.</translation>
        </message>
        <message>
            <source>Search in what has been read: a name, a value, a byte offset</source>
            <translation>Rechercher dans ce qui a été lu : un nom, une valeur, une position en octets</translation>
        </message>
        <message>
            <source>Structure of the file</source>
            <translation>Structure du fichier</translation>
        </message>
        <message>
            <source>%1 structure</source>
            <comment>name of a file</comment>
            <translation>%1 structure</translation>
        </message>
        <message numerus="yes">
            <source>%Ln element(s) read</source>
            <translation>
                <numerusform>%Ln élément lu</numerusform>
                <numerusform>%Ln éléments lus</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>cuegate::TimelineMenu</name>
        <message>
            <source>&amp;Copy time %1</source>
            <translation>&amp;Copier l’instant %1</translation>
        </message>
        <message>
            <source>Time %1 copied.</source>
            <translation>Instant %1 copié.</translation>
        </message>
        <message>
            <source>Copy link to the &amp;stream from here</source>
            <translation>Copier le lien du &amp;flux à partir d’ici</translation>
        </message>
        <message>
            <source>Link copied. The stream begins at the keyframe before this time.</source>
            <translation>Lien copié. Le flux commence à l’image clé qui précède cet instant.</translation>
        </message>
        <message>
            <source>Copy link to the &amp;watch page from here</source>
            <translation>Copier le lien de la page de &amp;lecture à partir d’ici</translation>
        </message>
        <message>
            <source>Link copied. Open it in a browser.</source>
            <translation>Lien copié. Ouvrez-le dans un navigateur.</translation>
        </message>
        <message>
            <source>Copy link to this se&amp;gment</source>
            <translation>Copier le lien de ce se&amp;gment</translation>
        </message>
        <message>
            <source>Link to the segment copied.</source>
            <translation>Lien du segment copié.</translation>
        </message>
        <message>
            <source>Play from here in the &amp;browser</source>
            <translation>Lire à partir d’ici dans le &amp;navigateur</translation>
        </message>
        <message>
            <source>No browser could be opened. Copy the link and open it yourself.</source>
            <translation>Aucun navigateur n’a pu être ouvert. Copiez le lien et ouvrez-le vous-même.</translation>
        </message>
        <message>
            <source>Play from here in %1</source>
            <comment>player</comment>
            <translation>Lire à partir d’ici dans %1</translation>
        </message>
        <message>
            <source>%1 could not be started.</source>
            <comment>player</comment>
            <translation>%1 n’a pas pu être lancé.</translation>
        </message>
    </context>
    <context>
        <name>cuegate::TimelineWidget</name>
        <message>
            <source>Timeline</source>
            <translation>Ligne de temps</translation>
        </message>
        <message>
            <source>Copied %1</source>
            <translation>%1 copié</translation>
        </message>
    </context>
    <context>
        <name>cuegate::TrackTableModel</name>
        <message>
            <source>unknown (%1)</source>
            <translation>inconnu (%1)</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>oui</translation>
        </message>
        <message>
            <source>yes, converted where needed</source>
            <translation>oui, convertie si besoin</translation>
        </message>
        <message>
            <source>no: %1</source>
            <translation>non : %1</translation>
        </message>
        <message>
            <source>Track %1 (%2): %3</source>
            <translation>Piste %1 (%2) : %3</translation>
        </message>
        <message>
            <source>Track %1 (%2) is not served: %3</source>
            <translation>La piste %1 (%2) n’est pas diffusée : %3</translation>
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
            <translation>Détails</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Langue</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Nom</translation>
        </message>
        <message>
            <source>Marks</source>
            <translation>Attributs</translation>
        </message>
        <message>
            <source>Served</source>
            <translation>Diffusée</translation>
        </message>
    </context>
    <context>
        <name>cuegate::TrafficGraph</name>
        <message>
            <source>Fetched: %1. Sent: %2.</source>
            <comment>rates</comment>
            <translation>Récupéré : %1. Envoyé : %2.</translation>
        </message>
        <message>
            <source>The last two minutes. Fetched: from where the film is. Sent: to the player.</source>
            <translation>Les deux dernières minutes. Récupéré : depuis la source du film. Envoyé : au lecteur.</translation>
        </message>
        <message>
            <source>Fetched %1</source>
            <translation>Récupéré : %1</translation>
        </message>
        <message>
            <source>Sent %1</source>
            <translation>Envoyé : %1</translation>
        </message>
    </context>
    <context>
        <name>cuegate::TrayIcon</name>
        <message>
            <source>Add…</source>
            <translation>Ajouter…</translation>
        </message>
        <message>
            <source>Copy link of</source>
            <translation>Copier le lien de</translation>
        </message>
        <message>
            <source>Open in browser</source>
            <translation>Ouvrir dans le navigateur</translation>
        </message>
        <message>
            <source>Settings…</source>
            <translation>Paramètres…</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>Quitter</translation>
        </message>
        <message>
            <source>Hide Cuegate</source>
            <translation>Masquer Cuegate</translation>
        </message>
        <message>
            <source>Show Cuegate</source>
            <translation>Afficher Cuegate</translation>
        </message>
        <message>
            <source>%1, converting</source>
            <comment>what is served</comment>
            <translation>%1, conversion en cours</translation>
        </message>
        <message>
            <source>Cuegate: %1</source>
            <translation>Cuegate : %1</translation>
        </message>
    </context>
</TS>
